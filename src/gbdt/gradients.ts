/**
 * The binary logistic objective: gradients and hessians of the log loss, as integers.
 *
 * With p = 1 / (1 + exp(-score)) the gradient of a row is w (p - y) and its hessian w p (1 - p). Both are rounded to
 * multiples of a power of two, chosen so that every sum that training forms is exact in float64. Sums of integers do
 * not depend on the order of addition: this is why parent - sibling is the child to the last bit, and why the same
 * data gives the same trees in any row order.
 */
import { type BinnedRows } from './binned-rows';

/** Bits of the largest hessian: 2^11 itself is allowed. The histogram kernel packs gradient, hessian and count. */
export const HESSIAN_BITS = 11;

/** Bits of the largest gradient, beside its sign: +-2^13 itself is allowed. */
export const GRADIENT_BITS = 13;

export interface Gradients {
  /** Integers by row of the storage; rows outside the dataset hold leftovers. Real value = integer x unit. */
  readonly gradient: Int32Array;
  readonly hessian: Int32Array;
  /** Powers of two. */
  readonly gradientUnit: number;
  readonly hessianUnit: number;
}

/**
 * Fills gradients and hessians of `rows` from their raw scores.
 * @param scores raw scores by row of the storage
 * @param out arrays to write into, of the storage's length
 */
export function logisticGradients(
  { labels, weights }: BinnedRows,
  rows: Int32Array,
  scores: Float64Array,
  out: Pick<Gradients, 'gradient' | 'hessian'>,
): Gradients {
  const largestWeight = weights ? largest(weights, rows) : 1;
  const gradientUnit = 2 ** (powerAbove(largestWeight) - GRADIENT_BITS);
  const hessianUnit = 2 ** (powerAbove(largestWeight / 4) - HESSIAN_BITS);
  if (weights) fillWeighted(labels, weights, rows, scores, out, 1 / gradientUnit, 1 / hessianUnit);
  else fill(labels, rows, scores, out, 1 / gradientUnit, 1 / hessianUnit);
  return { ...out, gradientUnit, hessianUnit };
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

function fill(
  labels: Float32Array,
  rows: Int32Array,
  scores: Float64Array,
  { gradient, hessian }: Pick<Gradients, 'gradient' | 'hessian'>,
  gradientScale: number,
  hessianScale: number,
): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const probability = 1 / (1 + Math.exp(-scores[row]));
    gradient[row] = Math.round((probability - labels[row]) * gradientScale);
    hessian[row] = Math.round(probability * (1 - probability) * hessianScale);
  }
}

function fillWeighted(
  labels: Float32Array,
  weights: Float32Array,
  rows: Int32Array,
  scores: Float64Array,
  { gradient, hessian }: Pick<Gradients, 'gradient' | 'hessian'>,
  gradientScale: number,
  hessianScale: number,
): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const weight = weights[row];
    const probability = 1 / (1 + Math.exp(-scores[row]));
    gradient[row] = Math.round(weight * (probability - labels[row]) * gradientScale);
    hessian[row] = Math.round(weight * probability * (1 - probability) * hessianScale);
  }
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
