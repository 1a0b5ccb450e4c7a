import { Field, Float, InputType, Int } from 'type-graphql';
import type { OrderContext } from '../../recommend/recommendation';
import { given } from '../validation/given';
import { NumberFrom, WholeNumber } from '../validation/rules';

export const MAX_DAYS_SINCE_PRIOR_ORDER = 3650;

@InputType({
  description:
    'What the client knows about the next order; other values are derived from the data and the clock.',
})
export class OrderContextInput {
  @Field(() => Int, {
    nullable: true,
    description:
      "Day of the week of the next order, from 0 to 6 as in the imported data (in Instacart's data, 0 is Saturday).",
  })
  @WholeNumber(0, 6)
  readonly dayOfWeek?: number | null;

  @Field(() => Int, { nullable: true, description: 'Hour of the day of the next order, from 0 to 23.' })
  @WholeNumber(0, 23)
  readonly hourOfDay?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: `Number of days between the user's last order and the next one, from 0 to ${MAX_DAYS_SINCE_PRIOR_ORDER}.`,
  })
  @NumberFrom(0, MAX_DAYS_SINCE_PRIOR_ORDER)
  readonly daysSincePriorOrder?: number | null;
}

export function toOrderContext(input: OrderContextInput | null | undefined): OrderContext {
  return input ? given(input) : {};
}
