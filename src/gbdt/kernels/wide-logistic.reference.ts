/** Gradients of the log loss as the kernel assembly/wide-logistic-job.ts computes them: in float64, bit by bit. */

/** e^x within 2^-48 of its value: x = k ln 2 + r with |r| <= ln 2 / 2, and Taylor's series for r. Clamped to +-700. */
export function wideExpOf(x: number): number {
  const bounded = Math.max(Math.min(x, 700), -700);
  const k = Math.floor(bounded * 1.4426950408889634 + 0.5);
  const r = bounded - k * LN2_HIGH - k * LN2_REST;
  let sum = 1 / 6_227_020_800;
  for (const factorial of FACTORIALS) sum = sum * r + 1 / factorial;
  return sum * 2 ** k;
}

/** ln 2 in two parts; an integer k times the first is exact. */
const LN2_HIGH = 0.69314718036912381649;
const LN2_REST = 1.90821492927058770002e-10;

/** n! from 12 down to 0. */
const FACTORIALS = [479_001_600, 39_916_800, 3_628_800, 362_880, 40_320, 5_040, 720, 120, 24, 6, 2, 1, 1];

/**
 * Gradient and hessian of one row as integers.
 * @param weight at most 1
 * @param gradientScale,hessianScale the integers are multiples of their inverses
 */
export function wideLogisticOf(
  score: number,
  label: number,
  weight: number,
  gradientScale: number,
  hessianScale: number,
): [gradient: number, hessian: number] {
  const error = 1 / (1 + wideExpOf(label > 0 ? score : -score));
  const gradient = Math.floor(weight * error * gradientScale + 0.5);
  const hessian = Math.floor(weight * error * (1 - error) * hessianScale + 0.5);
  return [label > 0 ? -gradient : gradient, hessian];
}
