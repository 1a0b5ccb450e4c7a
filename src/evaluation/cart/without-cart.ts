/** The first `length` products of a ranking that are not in the cart, filled up with popular products. */
export function withoutCart(
  ranked: Int32Array,
  popular: Int32Array,
  cart: readonly number[],
  length: number,
): Int32Array {
  const seen = new Set(cart);
  const found: number[] = [];
  for (const products of [ranked, popular]) {
    for (const product of products) {
      if (found.length === length) break;
      if (seen.has(product)) continue;
      seen.add(product);
      found.push(product);
    }
  }
  return Int32Array.from(found);
}
