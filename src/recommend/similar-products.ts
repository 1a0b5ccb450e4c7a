import type { Catalogue } from '../retrieval/catalogue';
import type { SimilarProduct } from './recommendation';

/**
 * @returns products bought in the same orders, best first; empty for a product that was never bought with another twice
 */
export function similarProducts(
  { products, coPurchaseLinks, orderShares }: Catalogue,
  unavailable: ReadonlySet<number>,
  productId: number,
  first: number,
): readonly SimilarProduct[] {
  const product = products.indexOf.get(productId);
  if (product === undefined) return [];
  const found: SimilarProduct[] = [];
  const end = coPurchaseLinks.starts[product + 1];
  for (let n = coPurchaseLinks.starts[product]; n < end && found.length < first; n++) {
    const linked = coPurchaseLinks.products[n];
    const linkedId = products.ids[linked];
    if (unavailable.has(linkedId)) continue;
    const confidence = coPurchaseLinks.confidences[n];
    found.push({
      productId: linkedId,
      confidence,
      lift: confidence / orderShares[linked],
      orders: coPurchaseLinks.orders[n],
    });
  }
  return found;
}
