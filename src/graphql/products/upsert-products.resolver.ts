import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { canonicalExternalId } from '../../orders/external-id';
import { ApiError, badInput } from '../errors';
import { toItemError } from '../item-error.type';
import { costOfBatch } from '../query-cost';
import type { RequestContext } from '../request-context';
import type { Scope } from '../scopes';
import { requireBatch } from '../validation/batch';
import { writeBatch } from '../validation/write-batch';
import { checkArgument } from '../validation/violations';
import { upsertProducts } from './upsert-products';
import type { ProductChange } from './upsert-products';
import { ProductInput, UpsertProductsPayload } from './upsert-products.type';
import type { UpsertProductResult } from './upsert-products.type';

const MAX_PRODUCTS = 1000;

@Resolver()
export class UpsertProductsResolver {
  @Authorized<Scope>('catalogue:write')
  @Mutation(() => UpsertProductsPayload, {
    description: `Creates and changes up to ${MAX_PRODUCTS} products. Each product has a result of its own; one that cannot be written does not stop the others. Repeating the call changes nothing. With AUTH_MODE=jwt, it requires the scope catalogue:write.`,
    complexity: costOfBatch,
  })
  async upsertProducts(
    @Ctx() context: RequestContext,
    // Each product is checked on its own.
    @Arg('input', () => [ProductInput], {
      description: 'The products to create or to change.',
      validateFn: () => {},
    })
    input: readonly ProductInput[],
  ): Promise<UpsertProductsPayload> {
    requireBatch(input, MAX_PRODUCTS, 'products');
    const { services, loaders } = context;
    const written = await writeBatch(input, toChange, (changes) =>
      upsertProducts(services.database.pool, changes),
    );
    loaders.productByKey.clearAll();
    loaders.productById.clearAll();
    // What the request saw before is no longer current.
    loaders.seenVersion.shared = null;
    return {
      results: await Promise.all(
        written.map(async (product): Promise<UpsertProductResult> => {
          if (product instanceof ApiError)
            return { product: null, created: false, error: toItemError(product) };
          const { key, created } = product;
          return { product: await loaders.productByKey.load(key), created, error: null };
        }),
      ),
    };
  }
}

/** @throws ApiError BAD_USER_INPUT */
function toChange(input: ProductInput): ProductChange {
  checkArgument(input);
  const { externalId, name, available, aisle, department, ...rest } = input;
  if (name === null) throw badInput('name', 'a name, or the field left out', null);
  if (available === null) throw badInput('available', 'true or false, or the field left out', null);
  return {
    ...rest,
    ...{
      name: name?.trim(),
      available,
      aisle: aisle?.trim() ?? aisle,
      department: department?.trim() ?? department,
    },
    externalId: canonicalExternalId(externalId) as string,
  };
}
