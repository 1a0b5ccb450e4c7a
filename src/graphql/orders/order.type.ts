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

  @Field(() => ID, {
    nullable: true,
    description: "The shop's own id of the order; null for an order that was recorded without one.",
  })
  readonly externalId!: string | null;

  @Field(() => Int, { description: "Number of the order among its user's orders, counted from 1." })
  readonly orderNumber!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "Day of the week of the order in the shop's time zone, from 0 (Saturday) to 6; null where it is unknown.",
  })
  readonly dayOfWeek!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Hour of the day of the order in the shop's time zone, from 0 to 23; null where it is unknown.",
  })
  readonly hourOfDay!: number | null;

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
  const { id, externalId, orderNumber, dayOfWeek, hourOfDay, daysSincePriorOrder, orderedAt } = row;
  return Object.assign(new Order(), {
    id,
    externalId,
    orderNumber,
    dayOfWeek,
    hourOfDay,
    daysSincePriorOrder,
    orderedAt,
  });
}
