/**
 * The run-time check of the narrow integer format (gradients.ts): how much of the total of the gradients, or of the
 * hessians, is in rows whose number is so small that rounding it to an integer changes it noticeably.
 *
 * With rare labels nearly all rows have small gradients. Rounded, they push in the wrong direction together, however many
 * rows are added up. All sums here are integers and therefore do not depend on the order of rows.
 */

/** Integers below this are changed by more than 3 % when they are rounded. */
const SMALL = 16;
/** Largest share of small gradients for which the narrow format is exact enough. */
const MAX_SHARE = 1 / 64;

/** Sums of twice the absolute gradients or hessians. */
export interface GradientMass {
  readonly all: number;
  /** Of the rows below SMALL, which also count half a unit for what rounding may have removed. */
  readonly small: number;
}

/** Whether the integers lose too much. */
export function isTooCoarse({ all, small }: GradientMass): boolean {
  return small > all * MAX_SHARE;
}

/** @param values integers by row */
export function massOf(values: Int16Array | Uint16Array, rows: Int32Array): GradientMass {
  let all = 0;
  let small = 0;
  for (const row of rows) {
    const twice = 2 * Math.abs(values[row]);
    all += twice;
    if (twice < 2 * SMALL) small += twice + 1;
  }
  return { all, small };
}
