import type { RequestContext } from '../request-context';
import type { Product } from './product.type';

/**
 * A product of an answer: at once from memory, where the request knows that nothing has changed since, else read together
 * with the others of the tick. A list of known products makes no promise.
 */
export function shownProduct(
  { loaders, services }: RequestContext,
  id: number,
): Product | Promise<Product | null> {
  const { everybody } = loaders.freshness;
  const known = everybody === null ? undefined : services.products.recallOne(everybody, id);
  return known ?? loaders.productById.load(id);
}
