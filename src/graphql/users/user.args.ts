import { ArgsType, Field, ID } from 'type-graphql';
import { Uuid } from '../validation/rules';

@ArgsType()
export class UserIdArgs {
  @Field(() => ID, { description: "The user's UUID." })
  @Uuid()
  readonly id!: string;
}
