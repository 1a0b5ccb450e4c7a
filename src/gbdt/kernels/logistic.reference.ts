/** Gradients of the log loss as the kernel assembly/logistic-job.ts takes them: in float32, bit by bit. */

const float32 = Math.fround;

/** e^x within 2^-21 of its value (gradients keep 13 bits): x = k ln 2 + r with |r| <= ln 2 / 2, and Taylor's series for r. */
export function expOf(x: number): number {
  const bounded = Math.max(Math.min(float32(x), 87), -87);
  const k = Math.floor(float32(float32(bounded * LOG2_E) + 0.5));
  const r = float32(float32(bounded - float32(k * LN2_HIGH)) + float32(k * LN2_REST));
  let sum = float32(1 / 720);
  for (const coefficient of COEFFICIENTS) sum = float32(float32(sum * r) + coefficient);
  return float32(sum * 2 ** k);
}

const LOG2_E = float32(1.4426950408889634);
/** ln 2 is the first less the second. */
const LN2_HIGH = 0.693359375;
const LN2_REST = float32(2.12194440054690583e-4);

/** 1 / n! from 5 down to 0. */
const COEFFICIENTS = [1 / 120, 1 / 24, 1 / 6, 1 / 2, 1, 1].map(float32);

/**
 * Gradient and hessian of one row as integers: multiples of 2^-13 for a weight of at most 1.
 * @param weight a float32
 */
export function logisticOf(
  score: number,
  label: number,
  weight: number,
): [gradient: number, hessian: number] {
  const p = float32(1 / float32(1 + expOf(-score)));
  const g = float32(weight * float32(p - label));
  const h = float32(weight * float32(p * float32(1 - p)));
  return [rounded(g), rounded(h)];
}

function rounded(value: number): number {
  return Math.floor(float32(value * 2 ** 13 + 0.5));
}
