import type { RequestContext } from '../../graphql/request-context';
import { requestedProducts } from '../../graphql/products/requested-products';
import type { Recommendation } from '../../recommend/recommendation';

export interface NamedProduct {
  readonly productId: number;
  readonly name: string;
  readonly score: number;
}

/** Recommendations with the names of their products, in the same order. */
export async function namedProducts(
  context: RequestContext,
  items: readonly Recommendation[],
): Promise<readonly NamedProduct[]> {
  const products = await requestedProducts(
    context,
    items.map(({ productId }) => productId),
  );
  return items.map(({ productId, score }, i) => ({ productId, name: products[i].name, score }));
}
