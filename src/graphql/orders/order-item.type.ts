import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { OrderItemModel } from '../../db/generated/models';

@ObjectType({ simpleResolvers: true, description: 'One product in an order.' })
export class OrderItem {
  @Field(() => ID, { description: 'Id of the order item, for client caches.' })
  readonly id!: string;

  @Field(() => Int, { description: 'Position in which the product was added to the basket, counted from 1.' })
  readonly addToCartOrder!: number;

  @Field(() => Boolean, { description: 'Whether the user had bought the product in an earlier order.' })
  readonly reordered!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'Quantity that was ordered, such as 2 or 0.45; null if it is unknown.',
  })
  readonly quantity!: number | null;

  /** Internal key of the product. */
  readonly productId!: number;
}

export function toOrderItem(row: OrderItemModel): OrderItem {
  const { orderId, productId, addToCartOrder, reordered, quantity } = row;
  const id = `${orderId}:${productId}`;
  return Object.assign(new OrderItem(), { id, addToCartOrder, reordered, quantity, productId });
}
