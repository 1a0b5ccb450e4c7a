import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { ExternalIds, NumberFrom, TextUpTo, Uuid, WholeNumber } from '../validation/rules';
import { badInput } from '../errors';
import type { Product } from '../products/product.type';
import { MAX_DAYS_SINCE_PRIOR_ORDER } from '../recommendations/order-context.input';
import type { Purchase } from './record-order';

const MAX_PRODUCTS = 500;

@InputType({ description: 'A purchase to record.' })
export class RecordOrderInput {
  @Field(() => ID, { description: 'UUID of the user who placed the order.' })
  @Uuid()
  readonly userId!: string;

  @Field(() => [ID], {
    description: `Ids of the products that were ordered, in the order in which they were added to the basket: 1 to ${MAX_PRODUCTS} products.`,
  })
  @ExternalIds(MAX_PRODUCTS)
  readonly productIds!: readonly string[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      "Date and time of the purchase; the current time if omitted. It must not be before the user's last order or in the future.",
  })
  readonly orderedAt?: Date | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Number of the order, for clients that count a user's orders themselves. It must be the user's next order number, which is also the default.",
  })
  @WholeNumber(1, 1_000_000)
  readonly orderNumber?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Day of the week, from 0 to 6 as in the imported data; derived from orderedAt if omitted.',
  })
  @WholeNumber(0, 6)
  readonly dayOfWeek?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Hour of the day, from 0 to 23; derived from orderedAt if omitted.',
  })
  @WholeNumber(0, 23)
  readonly hourOfDay?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Number of days since the user's previous order; derived from the date of that order, if it is known, when omitted.",
  })
  @NumberFrom(0, MAX_DAYS_SINCE_PRIOR_ORDER)
  readonly daysSincePriorOrder?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Idempotency key chosen by the client: another call with the same key records nothing and returns the first call's order.",
  })
  @TextUpTo(100)
  readonly clientKey?: string | null;
}

/** @throws ApiError BAD_USER_INPUT if a product occurs twice */
export function toPurchase(input: RecordOrderInput, products: readonly Product[]): Purchase {
  const repeated = products.find((product, i) => products.indexOf(product) !== i);
  if (repeated) throw badInput('productIds', 'each product once', `${repeated.id} twice`);
  return { ...input, productIds: products.map(({ key }) => key) };
}
