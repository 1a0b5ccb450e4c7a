import type { RequestContext } from '../request-context';
import type { Product } from './product.type';

/**
 * A product of an answer: synchronously from memory if the request has seen the version that is in memory, otherwise read in
 * one batch with the other products of the tick. A list of products in memory creates no promises.
 */
export function shownProduct(
  { loaders, services }: RequestContext,
  key: number,
): Product | Promise<Product | null> {
  const { shared } = loaders.seenVersion;
  const known = shared === null ? undefined : services.products.recallOne(shared, key);
  return known ?? loaders.productByKey.load(key);
}
