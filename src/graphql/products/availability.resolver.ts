import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { ProductAvailabilityInput, ProductAvailabilityPayload } from './product-availability.type';
import type { RequestContext } from '../request-context';
import type { Scope } from '../scopes';
import { requestedProducts } from './requested-products';
import { setAvailability } from './set-availability';

@Resolver()
export class AvailabilityResolver {
  @Authorized<Scope>('catalogue:write')
  @Mutation(() => ProductAvailabilityPayload, {
    description:
      'Sets whether products can be ordered. Unavailable products are no longer recommended. With AUTH_MODE=jwt, it requires the scope catalogue:write.',
  })
  async setProductAvailability(
    @Ctx() context: RequestContext,
    @Arg('input', () => ProductAvailabilityInput, { description: 'The products and their new availability.' })
    { productIds, available }: ProductAvailabilityInput,
  ): Promise<ProductAvailabilityPayload> {
    const ids = productIds.map(Number);
    await requestedProducts(context, ids);
    const changed = await setAvailability(context.services.database, ids, available);
    context.loaders.productById.clearAll();
    return { changed, products: await requestedProducts(context, ids) };
  }
}
