/**
 * What the cart says about other products through the user's own baskets. A basket counts by its overlap with the cart
 * and by its age:
 *
 *   weight(b) = |b and cart| / sqrt(|b| x |cart|) / (1 + number of newer baskets)
 *
 * The overlap is the cosine of the two sets; the age is discounted as in PerNIR (Ariannezhad et al., WSDM 2023).
 */
export interface OwnCartSupport {
  /** Weighted share of the user's baskets with products of the cart that contain the product, 0 to 1. */
  readonly overlapShare: number;
  /** Product of the cart whose baskets contain the product most often, relative to their number; of several, the smallest. */
  readonly strongest: number;
  /** Number of baskets with both. */
  readonly both: number;
  /** The same as a share of the baskets with the product of the cart. */
  readonly share: number;
  /**
   * Sum over the cart of the number of baskets with both products, minus the number to be expected if the two were bought
   * independently. Negative for a substitute: bought often, but hardly ever in the same basket.
   */
  readonly beyondChance: number;
}

/**
 * @param baskets product indices without duplicates, oldest first
 * @param cart product indices, distinct
 * @returns by product index, for all products of the baskets that are not in the cart
 */
export function ownCartSupport(
  baskets: readonly (readonly number[])[],
  cart: readonly number[],
): ReadonlyMap<number, OwnCartSupport> {
  const chosen = [...cart].sort((a, b) => a - b);
  const inCart = new Set(chosen);
  const times = new Map<number, number>();
  const weights = new Map<number, number>();
  const together = new Map(chosen.map((product) => [product, new Map<number, number>()]));
  let totalWeight = 0;
  baskets.forEach((basket, b) => {
    const shared = basket.filter((product) => inCart.has(product));
    const weight = shared.length / Math.sqrt(basket.length * chosen.length) / (baskets.length - b);
    totalWeight += shared.length > 0 ? weight : 0;
    for (const product of basket) {
      times.set(product, (times.get(product) ?? 0) + 1);
      if (inCart.has(product) || shared.length === 0) continue;
      weights.set(product, (weights.get(product) ?? 0) + weight);
      for (const other of shared) {
        const pairs = together.get(other) as Map<number, number>;
        pairs.set(product, (pairs.get(product) ?? 0) + 1);
      }
    }
  });
  const support = new Map<number, OwnCartSupport>();
  for (const [product, count] of times) {
    if (inCart.has(product)) continue;
    let best = { strongest: -1, both: 0, share: 0 };
    let beyondChance = 0;
    for (const [other, pairs] of together) {
      const otherTimes = times.get(other) ?? 0;
      const both = pairs.get(product) ?? 0;
      beyondChance += both - (otherTimes * count) / baskets.length;
      if (both > best.share * otherTimes) best = { strongest: other, both, share: both / otherTimes };
    }
    const overlapShare = totalWeight > 0 ? (weights.get(product) ?? 0) / totalWeight : 0;
    support.set(product, { overlapShare, ...best, beyondChance });
  }
  return support;
}
