import { ArgsType, Field, Int } from 'type-graphql';
import { WholeNumber } from './rules';

const usual = 30;

@ArgsType()
export class DaysArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: usual,
    description: 'How many days back, 1 to 366.',
  })
  @WholeNumber(1, 366)
  readonly days?: number | null;

  get wanted(): number {
    return this.days ?? usual;
  }
}
