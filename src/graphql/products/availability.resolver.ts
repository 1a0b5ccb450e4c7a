import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { anyUser } from '../auth-checker';
import { ProductAvailabilityInput } from './product-availability.input';
import type { RequestContext } from '../request-context';
import { requestedProducts } from './requested-products';
import { ProductAvailabilityPayload } from './product-availability.payload';
import { setAvailability } from './set-availability';

@Resolver()
export class AvailabilityResolver {
  @Authorized(anyUser)
  @Mutation(() => ProductAvailabilityPayload, {
    description:
      'Says which products can be ordered; what cannot is recommended to nobody from now on. With AUTH_MODE=jwt only for back ends.',
  })
  async setProductAvailability(
    @Ctx() context: RequestContext,
    @Arg('input', () => ProductAvailabilityInput, { description: 'The products.' })
    { productIds, available }: ProductAvailabilityInput,
  ): Promise<ProductAvailabilityPayload> {
    const ids = productIds.map(Number);
    await requestedProducts(context, ids);
    const changed = await setAvailability(context.services.database, ids, available);
    context.loaders.productById.clearAll();
    return { changed, products: await requestedProducts(context, ids) };
  }
}
