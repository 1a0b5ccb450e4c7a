import { Field, ObjectType } from 'type-graphql';
import { Order } from './order.type';

@ObjectType({ description: 'What recordOrder did.' })
export class RecordOrderPayload {
  @Field(() => Order, { description: 'The order as recorded.' })
  readonly order!: Order;

  @Field(() => Boolean, {
    description:
      'False when the purchase was known: as the order of an earlier call with this client key, or as an imported order of the same products within 10 minutes.',
  })
  readonly created!: boolean;
}
