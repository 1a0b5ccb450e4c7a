import { ArgsType, Field, Int } from 'type-graphql';
import { WholeNumber } from '../validation/rules';

/** How much a client may ask of any list at once. */
export const mostPerPage = 100;

/** Of lists that end by themselves or are cut (`first: Int = 10`); an explicit null means the default too. */
@ArgsType()
export class FirstArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 10,
    description: `How many are wanted, 1 to ${mostPerPage}.`,
  })
  @WholeNumber(1, mostPerPage)
  readonly first?: number | null;

  get wanted(): number {
    return this.first ?? 10;
  }
}

/** Of lists that are read page by page. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 20,
    description: `How many are wanted on a page, 1 to ${mostPerPage}.`,
  })
  @WholeNumber(1, mostPerPage)
  readonly first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The endCursor of the page before; none for the first page.',
  })
  readonly after?: string | null;

  get wanted(): number {
    return this.first ?? 20;
  }
}
