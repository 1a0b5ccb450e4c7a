import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../request-context';
import { shownProduct } from '../products/shown-product';
import { OrderItem } from './order-item.type';
import { Product } from '../products/product.type';

@Resolver(() => OrderItem)
export class OrderItemResolver {
  @FieldResolver(() => Product, { description: 'The product that was ordered.' })
  product(
    @Ctx() context: RequestContext,
    @Root('productId') productId: number,
  ): Product | Promise<Product | null> {
    return shownProduct(context, productId);
  }
}
