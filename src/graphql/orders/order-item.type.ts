import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { OrderItemModel } from '../../db/generated/models';

@ObjectType({ simpleResolvers: true, description: 'One product in an order.' })
export class OrderItem {
  @Field(() => ID, { description: 'Id of the order item, for client caches.' })
  readonly id!: string;

  @Field(() => Int, { description: 'Position in which the product was added to the basket, counted from 1.' })
  readonly addToCartOrder!: number;

  @Field(() => Boolean, { description: 'Whether the user had bought the product in an earlier order.' })
  readonly reordered!: boolean;

  readonly productId!: number;
}

export function toOrderItem({ orderId, addToCartOrder, reordered, productId }: OrderItemModel): OrderItem {
  const id = `${orderId}:${productId}`;
  return Object.assign(new OrderItem(), { id, addToCartOrder, reordered, productId });
}
