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
  const end = neighbours.starts[product + 1] as number;
  for (let n = neighbours.starts[product] as number; n < end && found.length < first; n++) {
    const neighbour = neighbours.products[n] as number;
    const neighbourId = products.ids[neighbour] as number;
    if (unavailable.has(neighbourId)) continue;
    const confidence = neighbours.confidences[n] as number;
    found.push({
      productId: neighbourId,
      confidence,
      lift: confidence / (orderShares[neighbour] as number),
      orders: neighbours.orders[n] as number,
    });
  }
  return found;
}
