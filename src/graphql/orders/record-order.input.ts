import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { NumberFrom, NumericIds, TextUpTo, Uuid, WholeNumber } from '../validation/rules';
import { mostDaysSincePriorOrder } from '../recommendations/order-context.input';

const mostProducts = 500;

@InputType({ description: 'A purchase to record.' })
export class RecordOrderInput {
  @Field(() => ID, { description: 'Who ordered: the UUID.' })
  @Uuid()
  readonly userId!: string;

  @Field(() => [ID], {
    description: `What was ordered, as it went into the basket: 1 to ${mostProducts} products.`,
  })
  @NumericIds(mostProducts)
  readonly productIds!: readonly string[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When; now if left out. Not before an order that is known already, and not in the future.',
  })
  readonly orderedAt?: Date | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The order's number, for a client that counts itself; the next one if left out, and no other.",
  })
  @WholeNumber(1, 1_000_000)
  readonly orderNumber?: number | null;

  @Field(() => Int, { nullable: true, description: '0 to 6 as in the import; from orderedAt if left out.' })
  @WholeNumber(0, 6)
  readonly dayOfWeek?: number | null;

  @Field(() => Int, { nullable: true, description: '0 to 23; from orderedAt if left out.' })
  @WholeNumber(0, 23)
  readonly hourOfDay?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'From the order before if left out, where its moment is known.',
  })
  @NumberFrom(0, mostDaysSincePriorOrder)
  readonly daysSincePriorOrder?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The client's own key for this purchase: the same key again records nothing and returns the first result.",
  })
  @TextUpTo(100)
  readonly clientKey?: string | null;
}
