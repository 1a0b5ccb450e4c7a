import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { OrderModel } from '../../db/generated/models';
import { connectionOf } from '../paging/connection';

@ObjectType({
  simpleResolvers: true,
  description: 'One purchase, or the announced next one: context known, basket not yet.',
})
export class Order {
  @Field(() => ID, { description: 'Id of the order.' })
  readonly id!: number;

  @Field(() => Int, { description: "Counts a user's orders from 1." })
  readonly orderNumber!: number;

  @Field(() => Int, { description: '0 to 6 as in the import (Instacart: 0 is Saturday).' })
  readonly dayOfWeek!: number;

  @Field(() => Int, { description: '0 to 23.' })
  readonly hourOfDay!: number;

  @Field(() => Float, { nullable: true, description: 'Days since the order before; null where unknown.' })
  readonly daysSincePriorOrder!: number | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Moment of the purchase; null where unknown.',
  })
  readonly orderedAt!: Date | null;
}

export const OrderConnection = connectionOf(Order, 'Order');
export type OrderConnection = InstanceType<typeof OrderConnection>;

export function toOrder(row: OrderModel): Order {
  const { id, orderNumber, dayOfWeek, hourOfDay, daysSincePriorOrder, orderedAt } = row;
  return Object.assign(new Order(), {
    id,
    orderNumber,
    dayOfWeek,
    hourOfDay,
    daysSincePriorOrder,
    orderedAt,
  });
}
