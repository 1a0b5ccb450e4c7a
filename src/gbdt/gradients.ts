/**
 * Gradients and hessians as integers, and those of the binary logistic objective.
 *
 * With p = 1 / (1 + exp(-score)) the gradient of a row is w (p - y) and its hessian w p (1 - p). Both are rounded to
 * multiples of a power of two, chosen so that every sum that training forms is exact in float64. Sums of integers do
 * not depend on the order of addition: this is why parent - sibling is the child to the last bit, and why the same
 * data gives the same trees in any row order.
 *
 * There are two formats, chosen again in every iteration:
 *
 *   narrow  13 and 11 bits, in 16-bit integers: the fastest. Exact enough unless gradients differ too much in size.
 *   wide    up to 40 and 27 bits (fewer for many rows, so that sums stay below 2^53), as integers in float64.
 *
 * Rare labels, large weights and outliers need the wide format: of 13 bits nothing is left for the small gradients of the
 * many other rows. gradient-mass.ts decides.
 */
import type { BinnedRows } from './binned-rows';
import { isTooCoarse, massOf } from './gradient-mass';
import { logisticOf } from './kernels/logistic.reference';
import { wideLogisticOf } from './kernels/wide-logistic.reference';
import type { Units } from './leaf-output';

/** Bits of the largest hessian: 2^11 itself is allowed. The histogram kernel packs gradient, hessian and count. */
export const HESSIAN_BITS = 11;

/** Bits of the largest gradient, beside its sign: +-2^13 itself is allowed. */
export const GRADIENT_BITS = 13;

/** Integers by row of the storage; rows outside the dataset have undefined values. Real value = integer x unit. */
export interface NarrowGradients extends Units {
  readonly gradient: Int16Array;
  readonly hessian: Uint16Array;
}

export interface WideGradients extends Units {
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

export type Gradients = NarrowGradients | WideGradients;

export function isWide(gradients: Pick<Gradients, 'gradient'>): gradients is WideGradients {
  return gradients.gradient.BYTES_PER_ELEMENT === Float64Array.BYTES_PER_ELEMENT;
}

/** Bits of the largest numbers in the wide format: sums over `numRows` rows stay below 2^53. */
export function wideBits(numRows: number): { gradientBits: number; hessianBits: number } {
  const room = 52 - Math.ceil(Math.log2(Math.max(2, numRows)));
  // The kernel adds hessian and count in one number (assembly/wide-sums.ts).
  return { gradientBits: Math.min(40, room), hessianBits: Math.min(27, room) };
}

/** What the two logistic formats are written to; the wide arrays are needed only if the narrow format is too coarse. */
export interface LogisticArrays {
  readonly narrow: Pick<NarrowGradients, 'gradient' | 'hessian'>;
  readonly wide: () => Pick<WideGradients, 'gradient' | 'hessian'>;
}

/**
 * Gradients and hessians of `rows` from their raw scores: what kernels/logistic-kernel.ts computes in WebAssembly.
 * @param scores raw scores by row of the storage
 * @param out arrays of the storage's length
 */
export function logisticGradients(
  { labels, weights }: Pick<BinnedRows, 'labels' | 'weights'>,
  rows: Int32Array,
  scores: Float64Array,
  out: LogisticArrays,
): Gradients {
  const { narrow, wide, weightUnit } = logisticUnits(weights, rows);
  const weightOf = (row: number): number => (weights ? Math.fround(weights[row] / weightUnit) : 1);
  const { gradient, hessian } = out.narrow;
  for (const row of rows) {
    [gradient[row], hessian[row]] = logisticOf(scores[row], labels[row], weightOf(row));
  }
  if (!isTooCoarse(massOf(gradient, rows)) && !isTooCoarse(massOf(hessian, rows)))
    return { ...out.narrow, ...narrow };
  const { gradientBits, hessianBits } = wideBits(rows.length);
  const exact = out.wide();
  for (const row of rows) {
    [exact.gradient[row], exact.hessian[row]] = wideLogisticOf(
      scores[row],
      labels[row],
      weightOf(row),
      2 ** gradientBits,
      2 ** (hessianBits + 2),
    );
  }
  return { ...exact, ...wide };
}

/** Powers of two that let the largest gradient and hessian fit their bits, from the one that the largest weight fits. */
export function logisticUnits(
  weights: Float32Array | undefined,
  rows: Int32Array,
): { narrow: Units; wide: Units; weightUnit: number } {
  const weightUnit = 2 ** powerAbove(weights ? largest(weights, rows) : 1);
  // The largest hessian is a quarter of the weight.
  const unitsOf = (gradientBits: number, hessianBits: number): Units => ({
    gradientUnit: weightUnit * 2 ** -gradientBits,
    hessianUnit: weightUnit * 2 ** -(hessianBits + 2),
  });
  const { gradientBits, hessianBits } = wideBits(rows.length);
  return {
    narrow: unitsOf(GRADIENT_BITS, HESSIAN_BITS),
    wide: unitsOf(gradientBits, hessianBits),
    weightUnit,
  };
}

/** Keeps the log odds finite when all labels are equal, as in LightGBM. */
const MIN_SHARE = 1e-15;

/** The constant raw score that fits the labels best: the log odds of their weighted mean. */
export function averageScore({ labels, weights }: BinnedRows, rows: Int32Array): number {
  let positive = 0;
  let total = 0;
  for (const row of rows) {
    const weight = weights ? weights[row] : 1;
    total += weight;
    positive += weight * labels[row];
  }
  const share = Math.min(Math.max(positive / total, MIN_SHARE), 1 - MIN_SHARE);
  return Math.log(share / (1 - share));
}

function largest(weights: Float32Array, rows: Int32Array): number {
  let found = 0;
  for (const row of rows) if (weights[row] > found) found = weights[row];
  return found > 0 ? found : 1;
}

/** The smallest e with value <= 2^e. */
function powerAbove(value: number): number {
  return Math.ceil(Math.log2(value));
}
