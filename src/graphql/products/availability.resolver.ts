import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { ProductAvailabilityInput, ProductAvailabilityPayload } from './product-availability.type';
import type { RequestContext } from '../request-context';
import { answeredProducts, requestedProducts } from './requested-products';
import type { Scope } from '../scopes';
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
    const keys = (await requestedProducts(context, productIds, 'productIds')).map(({ key }) => key);
    const changed = await setAvailability(context.services.database, keys, available);
    context.loaders.productByKey.clearAll();
    return { changed, products: await answeredProducts(context, keys) };
  }
}
