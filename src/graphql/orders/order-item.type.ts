import { Field, Int, ObjectType } from 'type-graphql';
import type { OrderItemModel } from '../../db/generated/models';

@ObjectType({ simpleResolvers: true, description: 'One product of an order.' })
export class OrderItem {
  @Field(() => Int, { description: 'Place at which it went into the basket, from 1.' })
  readonly addToCartOrder!: number;

  @Field(() => Boolean, { description: 'Had the user bought it before?' })
  readonly reordered!: boolean;

  readonly productId!: number;
}

export function toOrderItem({ addToCartOrder, reordered, productId }: OrderItemModel): OrderItem {
  return Object.assign(new OrderItem(), { addToCartOrder, reordered, productId });
}
