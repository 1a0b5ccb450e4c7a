import { ArgsType, Field, ID } from 'type-graphql';
import { PageArgs } from '../paging/page-args';
import { TextUpTo, Uuid } from '../validation/rules';

@ArgsType()
export class UserIdArgs {
  @Field(() => ID, { description: 'UUID of the user.' })
  @Uuid()
  readonly id!: string;
}

@ArgsType()
export class FindUsersArgs extends PageArgs {
  @Field(() => String, {
    description: "The beginning of a user's UUID, or the whole user_id in the imported data.",
  })
  @TextUpTo(100)
  readonly search!: string;
}
