import { nthSmallest } from './nth-smallest';

/**
 * The products with the largest scores, best first; equal scores: smaller product index first.
 *
 * @param scores by product index
 * @param among products to choose from; those with a positive score unless given
 */
export function bestProducts(
  scores: Float64Array,
  length: number,
  among: Int32Array = positive(scores),
): Int32Array {
  const at = (product: number) => scores[product] as number;
  const sorted = (products: Int32Array) => products.sort((a, b) => at(b) - at(a) || a - b).slice(0, length);
  // Sorting a few beats sorting all: first find out which score is still good enough.
  if (among.length <= 4 * length) return sorted(among.slice());
  const losses = new Float64Array(among.length);
  for (let i = 0; i < among.length; i++) losses[i] = -at(among[i] as number);
  const least = -nthSmallest(losses, Math.max(1, length));
  return sorted(among.filter((product) => at(product) >= least));
}

function positive(scores: Float64Array): Int32Array {
  const products = new Int32Array(scores.length);
  let count = 0;
  for (let product = 0; product < scores.length; product++) {
    if ((scores[product] as number) > 0) products[count++] = product;
  }
  return products.subarray(0, count);
}
