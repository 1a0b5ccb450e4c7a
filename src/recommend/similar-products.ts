import type { Catalogue } from '../retrieval/catalogue';
import type { SimilarProduct } from './recommendation';

/** @returns co-purchase neighbours, best first; empty for a product nobody bought twice with another */
export function similarProducts(
  { products, neighbours, orderShares }: Catalogue,
  unavailable: ReadonlySet<number>,
  productId: number,
  first: number,
): readonly SimilarProduct[] {
  const product = products.indexOf.get(productId);
  if (product === undefined) return [];
  const found: SimilarProduct[] = [];
  const end = neighbours.starts[product + 1];
  for (let n = neighbours.starts[product]; n < end && found.length < first; n++) {
    const neighbour = neighbours.products[n];
    const neighbourId = products.ids[neighbour];
    if (unavailable.has(neighbourId)) continue;
    const confidence = neighbours.confidences[n];
    found.push({
      productId: neighbourId,
      confidence,
      lift: confidence / orderShares[neighbour],
      orders: neighbours.orders[n],
    });
  }
  return found;
}
