/** What the cart says about other products through the purchases of all users, as of the catalogue's lag. */
import type { Catalogue } from './catalogue';

export interface CartLink {
  /** Sum over the cart of P(product | product of the cart). */
  readonly sum: number;
  /** The largest of these probabilities. */
  readonly max: number;
  /** Index of the product of the cart that has it; of several, the smallest. */
  readonly strongest: number;
  /** Sum over the linked products of the cart of ln(P(product | product of the cart) / share of all orders), if positive. */
  readonly logLift: number;
  /** Number of products of the cart that are linked to the product. */
  readonly linked: number;
}

/**
 * Follows the links of each product of the cart, at most 30 per product.
 *
 * @param cart product indices, distinct
 * @returns by product index; products of the cart are left out
 */
export function cartLinks(
  { coPurchaseLinks, orderShares }: Pick<Catalogue, 'coPurchaseLinks' | 'orderShares'>,
  cart: readonly number[],
): ReadonlyMap<number, CartLink> {
  const { starts, products, confidences } = coPurchaseLinks;
  const inCart = new Set(cart);
  const links = new Map<number, CartLink>();
  for (const chosen of [...cart].sort((a, b) => a - b)) {
    for (let n = starts[chosen]; n < starts[chosen + 1]; n++) {
      const product = products[n];
      if (inCart.has(product)) continue;
      const before = links.get(product) ?? noLink;
      const confidence = confidences[n];
      const isStronger = confidence > before.max;
      links.set(product, {
        sum: before.sum + confidence,
        max: isStronger ? confidence : before.max,
        strongest: isStronger ? chosen : before.strongest,
        logLift: before.logLift + Math.max(0, Math.log(confidence / orderShares[product])),
        linked: before.linked + 1,
      });
    }
  }
  return links;
}

const noLink: CartLink = { sum: 0, max: 0, strongest: -1, logLift: 0, linked: 0 };
