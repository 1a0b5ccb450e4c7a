import { ApiError } from '../errors';
import type { RequestContext } from '../request-context';
import type { Product } from './product.type';

/** @throws ApiError PRODUCT_NOT_FOUND with the first id that does not exist */
export async function requestedProducts(
  { loaders }: RequestContext,
  ids: readonly number[],
): Promise<readonly Product[]> {
  const products = await loaders.productById.loadMany(ids);
  return products.map((product, i) => {
    if (product instanceof Error) throw product;
    if (product === null) {
      throw new ApiError(
        'PRODUCT_NOT_FOUND',
        `productId: expected the id of an existing product, got ${ids[i]}`,
      );
    }
    return product;
  });
}
