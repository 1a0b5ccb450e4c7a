import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../paging/page-args';
import { TextUpTo } from '../validation/rules';

@ArgsType()
export class FindUsersArgs extends PageArgs {
  @Field(() => String, { description: "The beginning of a UUID, or the import's user_id." })
  @TextUpTo(100)
  readonly search!: string;
}
