import { Field, ObjectType } from 'type-graphql';
import { Order } from './order.type';

@ObjectType({ description: 'What recordOrder did.' })
export class RecordOrderPayload {
  @Field(() => Order, { description: 'The order as recorded.' })
  readonly order!: Order;

  @Field(() => Boolean, {
    description: 'False when the client key was known: this is the order of the first call.',
  })
  readonly created!: boolean;
}
