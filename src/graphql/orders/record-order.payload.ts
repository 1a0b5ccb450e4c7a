import { Field, ObjectType } from 'type-graphql';
import { Order } from './order.type';

@ObjectType({ description: 'Result of recordOrder.' })
export class RecordOrderPayload {
  @Field(() => Order, { description: 'The order as it is stored.' })
  readonly order!: Order;

  @Field(() => Boolean, {
    description:
      'Whether this call created the order. False if the purchase was already stored, by an earlier call with the same client key or as an imported order of the same products within 10 minutes.',
  })
  readonly created!: boolean;
}
