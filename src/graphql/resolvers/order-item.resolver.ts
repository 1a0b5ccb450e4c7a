import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../request-context';
import { OrderItem } from '../types/order-item.type';
import { Product } from '../types/product.type';

@Resolver(() => OrderItem)
export class OrderItemResolver {
  @FieldResolver(() => Product, { description: 'What was ordered.' })
  product(@Ctx() { loaders }: RequestContext, @Root('productId') productId: number): Promise<Product | null> {
    return loaders.productById.load(productId);
  }
}
