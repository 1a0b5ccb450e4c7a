import { Field, Int, ObjectType } from 'type-graphql';
import { Order } from './order.type';
import { Product } from './product.type';

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

@ObjectType({ description: 'What sendFeedback did.' })
export class FeedbackPayload {
  @Field(() => Int, { description: 'Events stored by this call.' })
  readonly stored!: number;

  @Field(() => Int, { description: 'Events that were known already or stood twice in the call.' })
  readonly duplicates!: number;
}

@ObjectType({ description: 'What setProductAvailability did.' })
export class ProductAvailabilityPayload {
  @Field(() => Int, { description: 'Products that were not that way before.' })
  readonly changed!: number;

  @Field(() => [Product], { description: 'The products as they are now.' })
  readonly products!: readonly Product[];
}
