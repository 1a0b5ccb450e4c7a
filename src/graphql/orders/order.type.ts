import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { OrderModel } from '../../db/generated/models';
import { connectionOf } from '../paging/connection';

@ObjectType({
  simpleResolvers: true,
  description:
    'One purchase of a user, or an announced next order, whose day and hour are known but whose basket is not.',
})
export class Order {
  @Field(() => ID, {
    description: 'Id of the order. It is negative for orders that were recorded through the API.',
  })
  readonly id!: number;

  @Field(() => Int, { description: "Number of the order among its user's orders, counted from 1." })
  readonly orderNumber!: number;

  @Field(() => Int, {
    description:
      "Day of the week of the order, from 0 to 6 as in the imported data (in Instacart's data, 0 is Saturday).",
  })
  readonly dayOfWeek!: number;

  @Field(() => Int, { description: 'Hour of the day of the order, from 0 to 23.' })
  readonly hourOfDay!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Number of days since the user's previous order; null if it is unknown.",
  })
  readonly daysSincePriorOrder!: number | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Date and time of the purchase; null if it is unknown.',
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
