import type { RequestContext } from '../../graphql/request-context';
import { answeredProducts } from '../../graphql/products/requested-products';
import { restId } from './rest-id';
import type { RestId } from './rest-id';
import type { Recommendation } from '../../recommend/recommendation';

export interface NamedProduct {
  /** The shop's own id: a number where it is a whole number without leading zeros up to 2^53 - 1. */
  readonly productId: RestId;
  readonly name: string;
  readonly score: number;
}

/** Recommendations with the names of their products, in the same order. */
export async function namedProducts(
  context: RequestContext,
  items: readonly Recommendation[],
): Promise<readonly NamedProduct[]> {
  const products = await answeredProducts(
    context,
    items.map(({ productId }) => productId),
  );
  return items.map(({ score }, i) => ({ productId: restId(products[i].id), name: products[i].name, score }));
}
