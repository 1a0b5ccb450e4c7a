import { ArgsType, Field, Int } from 'type-graphql';
import { WholeNumber } from '../validation/rules';

/** Maximum number of entries per request, for every list. */
export const MAX_PER_PAGE = 100;

/** Arguments of lists without pages (`first: Int = 10`); an explicit null means the default too. */
@ArgsType()
export class FirstArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 10,
    description: `Maximum number of entries to return, from 1 to ${MAX_PER_PAGE}.`,
  })
  @WholeNumber(1, MAX_PER_PAGE)
  readonly first?: number | null;

  get wanted(): number {
    return this.first ?? 10;
  }
}

/** Arguments of lists that are read page by page. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 20,
    description: `Maximum number of entries per page, from 1 to ${MAX_PER_PAGE}.`,
  })
  @WholeNumber(1, MAX_PER_PAGE)
  readonly first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The endCursor of the previous page; omitted for the first page.',
  })
  readonly after?: string | null;

  get wanted(): number {
    return this.first ?? 20;
  }
}
