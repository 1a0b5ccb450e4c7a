import { Field, ObjectType } from 'type-graphql';
import { ItemError } from '../item-error.type';
import { Order } from './order.type';

@ObjectType({ description: 'Result of recordOrder.' })
export class RecordOrderPayload {
  @Field(() => Order, { description: 'The order as it is stored.' })
  readonly order!: Order;

  @Field(() => Boolean, {
    description:
      'Whether this call created the order. False if the purchase was already stored, by an earlier call with the same client key or external id, or as an imported order of the same products within 10 minutes.',
  })
  readonly created!: boolean;
}

@ObjectType({ description: 'Result of recordOrders for one order.' })
export class RecordOrderResult {
  @Field(() => Order, {
    nullable: true,
    description: 'The order as it is stored; null if there is an error.',
  })
  readonly order!: Order | null;

  @Field(() => Boolean, { description: 'Whether this call created the order, as in recordOrder.' })
  readonly created!: boolean;

  @Field(() => ItemError, {
    nullable: true,
    description: 'Why the order was not recorded; null if it is stored.',
  })
  readonly error!: ItemError | null;
}

@ObjectType({ description: 'Result of recordOrders.' })
export class RecordOrdersPayload {
  @Field(() => [RecordOrderResult], {
    description: 'One result for each order of the input, in the same order.',
  })
  readonly results!: readonly RecordOrderResult[];
}
