import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { MAX_DAYS_SINCE_PRIOR_ORDER } from '../recommendations/order-context.input';
import {
  ExternalId,
  ExternalIds,
  Nested,
  NumberFrom,
  TextUpTo,
  Uuid,
  WholeNumber,
} from '../validation/rules';
import { OrderItemInput } from './order-item.input';

export const MAX_PRODUCTS = 500;

@InputType({
  description:
    'A purchase to record. Give one of userId and userExternalId, and one of productIds and items.',
})
export class RecordOrderInput {
  @Field(() => ID, { nullable: true, description: 'UUID of the user who placed the order.' })
  @Uuid()
  readonly userId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The shop's own id of the user, instead of userId. An unknown user is created if the token has the scope users:write.",
  })
  @ExternalId()
  readonly userExternalId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Ids of the products that were ordered, in the order in which they were added to the basket: 1 to ${MAX_PRODUCTS} products.`,
  })
  @ExternalIds(MAX_PRODUCTS)
  readonly productIds?: readonly string[] | null;

  @Field(() => [OrderItemInput], {
    nullable: true,
    description: `The products with their quantities, instead of productIds: 1 to ${MAX_PRODUCTS} items.`,
  })
  @Nested()
  readonly items?: readonly OrderItemInput[] | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      "Date and time of the purchase; the current time if omitted. It must not be in the future. An order before the user's last one is put in its place, and later orders are renumbered.",
  })
  readonly orderedAt?: Date | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The shop's own id of the order. Another call with the same id and the same basket records nothing and returns the same order.",
  })
  @ExternalId()
  readonly externalId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Number of the order, for clients that count a user's orders themselves. It must be the number of the order's place by its moment, which is also the default.",
  })
  @WholeNumber(1, 1_000_000)
  readonly orderNumber?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Day of the week, from 0 (Saturday) to 6; derived from the moment, in the shop's time zone, if omitted.",
  })
  @WholeNumber(0, 6)
  readonly dayOfWeek?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Hour of the day, from 0 to 23; derived from the moment, in the shop's time zone, if omitted.",
  })
  @WholeNumber(0, 23)
  readonly hourOfDay?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Number of days since the user's previous order; calendar days since the date of that order, if it is known, when omitted.",
  })
  @NumberFrom(0, MAX_DAYS_SINCE_PRIOR_ORDER)
  readonly daysSincePriorOrder?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Idempotency key chosen by the client, unique per user: another call with the same key and the same basket records nothing and returns the first call's order.",
  })
  @TextUpTo(100)
  readonly clientKey?: string | null;
}
