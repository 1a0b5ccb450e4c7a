/** A basket cut at a place: the products before it are the cart, those after it are to be found. */
export interface CutBasket {
  readonly cart: readonly number[];
  /** In the order of the basket: the first is the very next product. */
  readonly rest: readonly number[];
}

/**
 * Cuts a basket at a share of its products, rounded, so that neither the cart nor the rest is empty.
 *
 * @param basket product ids or indices in the order in which they were added
 * @returns null for a basket of fewer than two products, which cannot be cut
 */
export function cutBasket(basket: readonly number[], share: number): CutBasket | null {
  if (basket.length < 2) return null;
  const size = Math.min(basket.length - 1, Math.max(1, Math.round(share * basket.length)));
  return { cart: basket.slice(0, size), rest: basket.slice(size) };
}
