/** Gradients of the log loss as the kernel assembly/logistic-job.ts takes them, bit by bit. */

/** e^x within 2^-27 of its value (gradients keep 13 bits): x = k ln 2 + r with |r| <= ln 2 / 2, and Taylor's series for r. */
export function expOf(x: number): number {
  const bounded = Math.max(Math.min(x, 700), -700);
  const k = Math.floor(bounded * 1.4426950408889634 + 0.5);
  const r = bounded - k * 0.6931471803691238 - k * 1.9082149292705877e-10;
  let sum = 1 / 5040;
  for (const coefficient of COEFFICIENTS) sum = sum * r + coefficient;
  return sum * 2 ** k;
}

/** 1 / n! from 6 down to 0. */
const COEFFICIENTS = [1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2, 1, 1];

/**
 * Gradient and hessian of one row as integers.
 * @param scales what the real values are multiplied by before rounding
 */
export function logisticOf(
  score: number,
  label: number,
  weight: number,
  scales: readonly [gradient: number, hessian: number],
): [gradient: number, hessian: number] {
  const p = 1 / (1 + expOf(-score));
  return [Math.round(weight * (p - label) * scales[0]), Math.round(weight * (p * (1 - p)) * scales[1])];
}
