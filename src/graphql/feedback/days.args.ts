import { ArgsType, Field, Int } from 'type-graphql';
import { WholeNumber } from '../validation/rules';

const DEFAULT_DAYS = 30;

@ArgsType()
export class DaysArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_DAYS,
    description: 'Number of days up to now that are counted, from 1 to 366.',
  })
  @WholeNumber(1, 366)
  readonly days?: number | null;

  get wanted(): number {
    return this.days ?? DEFAULT_DAYS;
  }
}
