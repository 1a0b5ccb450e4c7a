import { Field, Float, InputType, Int } from 'type-graphql';
import type { OrderContext } from '../../recommend/recommendation';
import { given } from '../validation/given';
import { NumberFrom, WholeNumber } from '../validation/rules';

export const mostDaysSincePriorOrder = 3650;

@InputType({ description: 'What is known of the next order; the rest comes from the data or the clock.' })
export class OrderContextInput {
  @Field(() => Int, { nullable: true, description: '0 to 6 as in the import (Instacart: 0 is Saturday).' })
  @WholeNumber(0, 6)
  readonly dayOfWeek?: number | null;

  @Field(() => Int, { nullable: true, description: '0 to 23.' })
  @WholeNumber(0, 23)
  readonly hourOfDay?: number | null;

  @Field(() => Float, { nullable: true, description: `0 to ${mostDaysSincePriorOrder}.` })
  @NumberFrom(0, mostDaysSincePriorOrder)
  readonly daysSincePriorOrder?: number | null;
}

export function toOrderContext(input: OrderContextInput | null | undefined): OrderContext {
  return input ? given(input) : {};
}
