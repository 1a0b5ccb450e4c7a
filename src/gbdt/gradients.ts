/**
 * The binary logistic objective: gradients and hessians of the log loss, as integers.
 *
 * With p = 1 / (1 + exp(-score)) the gradient of a row is w (p - y) and its hessian w p (1 - p). Both are rounded to
 * multiples of a power of two, chosen so that every sum that training forms is exact in float64. Sums of integers do
 * not depend on the order of addition: this is why parent - sibling is the child to the last bit, and why the same
 * data gives the same trees in any row order.
 */
import type { BinnedRows } from './binned-rows';
import { logisticOf } from './kernels/logistic.reference';

/** Bits of the largest hessian: 2^11 itself is allowed. The histogram kernel packs gradient, hessian and count. */
export const HESSIAN_BITS = 11;

/** Bits of the largest gradient, beside its sign: +-2^13 itself is allowed. */
export const GRADIENT_BITS = 13;

export interface Gradients {
  /** Integers by row of the storage; rows outside the dataset hold leftovers. Real value = integer x unit. */
  readonly gradient: Int16Array;
  readonly hessian: Uint16Array;
  /** Powers of two. */
  readonly gradientUnit: number;
  readonly hessianUnit: number;
}

/**
 * Fills gradients and hessians of `rows` from their raw scores: what kernels/logistic-kernel.ts does in WebAssembly.
 * @param scores raw scores by row of the storage
 * @param out arrays to write into, of the storage's length
 */
export function logisticGradients(
  { labels, weights }: Pick<BinnedRows, 'labels' | 'weights'>,
  rows: Int32Array,
  scores: Float64Array,
  out: Pick<Gradients, 'gradient' | 'hessian'>,
): Gradients {
  const { units, weightUnit } = logisticUnits(weights, rows);
  for (const row of rows) {
    const weight = weights ? weights[row] / weightUnit : 1;
    [out.gradient[row], out.hessian[row]] = logisticOf(scores[row], labels[row], weight);
  }
  return { ...out, ...units };
}

/** Powers of two that let the largest gradient and hessian fit their bits, from the one that the largest weight fits. */
export function logisticUnits(
  weights: Float32Array | undefined,
  rows: Int32Array,
): { units: Pick<Gradients, 'gradientUnit' | 'hessianUnit'>; weightUnit: number } {
  const weightUnit = 2 ** powerAbove(weights ? largest(weights, rows) : 1);
  const gradientUnit = weightUnit * 2 ** -GRADIENT_BITS;
  // The largest hessian is a quarter of the weight.
  return { units: { gradientUnit, hessianUnit: weightUnit * 2 ** -(HESSIAN_BITS + 2) }, weightUnit };
}

/** The raw score that answers the weighted mean label: its log odds. */
export function averageScore({ labels, weights }: BinnedRows, rows: Int32Array): number {
  let positive = 0;
  let total = 0;
  for (const row of rows) {
    const weight = weights ? weights[row] : 1;
    total += weight;
    positive += weight * labels[row];
  }
  return Math.log(positive / (total - positive));
}

function largest(weights: Float32Array, rows: Int32Array): number {
  let most = 0;
  for (const row of rows) if (weights[row] > most) most = weights[row];
  return most > 0 ? most : 1;
}

/** The smallest e with value <= 2^e. */
function powerAbove(value: number): number {
  return Math.ceil(Math.log2(value));
}
