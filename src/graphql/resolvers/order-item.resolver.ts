import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../request-context';
import { shownProduct } from '../shown-product';
import { OrderItem } from '../types/order-item.type';
import { Product } from '../types/product.type';

@Resolver(() => OrderItem)
export class OrderItemResolver {
  @FieldResolver(() => Product, { description: 'What was ordered.' })
  product(
    @Ctx() context: RequestContext,
    @Root('productId') productId: number,
  ): Product | Promise<Product | null> {
    return shownProduct(context, productId);
  }
}
