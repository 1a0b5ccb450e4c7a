import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { OrderItemModel } from '../../db/generated/models';

@ObjectType({ simpleResolvers: true, description: 'One product in an order.' })
export class OrderItem {
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

export function toOrderItem({ addToCartOrder, reordered, quantity, productId }: OrderItemModel): OrderItem {
  return Object.assign(new OrderItem(), { addToCartOrder, reordered, quantity, productId });
}
