/** Where the product ids of a client's input become products, and thereby internal keys. */
import { isDatabaseOutage } from '../../db/outage';
import { canonicalExternalId } from '../../orders/external-id';
import { ApiError } from '../errors';
import type { RequestContext } from '../request-context';
import type { Product } from './product.type';

/**
 * The products that a client names, in the order of the ids. All look-ups of a tick share one statement.
 *
 * @param ids the shop's own ids
 * @param argument name of the input, for the message
 * @throws ApiError PRODUCT_NOT_FOUND with all ids that do not exist
 */
export async function requestedProducts(
  context: RequestContext,
  ids: readonly string[],
  argument: 'productId' | 'productIds' = 'productId',
): Promise<readonly Product[]> {
  const products = await knownProducts(context, ids);
  const missing = ids.filter((_, i) => products[i] === null);
  if (missing.length > 0) throw productsNotFound(missing, argument);
  return products as Product[];
}

/** Like `requestedProducts`, with null for each id that no product has. */
export async function knownProducts(
  { loaders }: RequestContext,
  ids: readonly string[],
): Promise<readonly (Product | null)[]> {
  return Promise.all(
    ids.map(async (given) => {
      const id = canonicalExternalId(given);
      return id === undefined ? null : loaders.productById.load(id);
    }),
  );
}

/**
 * Internal keys of the products that exist among those that a client names. During a database outage only remembered
 * products are found; others are not shown then either.
 */
export async function existingProductKeys(
  context: RequestContext,
  ids: readonly string[],
): Promise<readonly number[]> {
  try {
    const products = await knownProducts(context, ids);
    return products.filter((product) => product !== null).map(({ key }) => key);
  } catch (error) {
    if (!isDatabaseOutage(error)) throw error;
    const wanted = new Set(ids.map(canonicalExternalId));
    const remembered = context.services.lastKnown.products.all();
    return remembered.filter(({ id }) => wanted.has(id)).map(({ key }) => key);
  }
}

/** The error that names all ids that no product has, each once. */
export function productsNotFound(missing: readonly string[], argument: string): ApiError {
  const named = [...new Set(missing.map((id) => id.trim()))].map((id) => JSON.stringify(id)).join(', ');
  const expected = argument === 'productId' ? 'the id of an existing product' : 'ids of existing products';
  return new ApiError('PRODUCT_NOT_FOUND', `${argument}: expected ${expected}, got ${named}`);
}

/**
 * The products of an answer, in the order of the keys.
 *
 * @throws ApiError PRODUCT_NOT_FOUND if one was removed after the answer was computed
 */
export async function answeredProducts(
  { loaders }: RequestContext,
  keys: readonly number[],
): Promise<readonly Product[]> {
  const products = await Promise.all(keys.map((key) => loaders.productByKey.load(key)));
  if (products.includes(null)) {
    throw new ApiError(
      'PRODUCT_NOT_FOUND',
      'Expected existing products in the answer, but one was just removed. Send the request again.',
    );
  }
  return products as Product[];
}
