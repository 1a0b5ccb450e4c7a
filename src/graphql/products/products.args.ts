import { ArgsType, Field, ID } from 'type-graphql';
import { FirstArgs, PageArgs } from '../paging/page-args';
import { CategoryId, ExternalId, SearchUpTo } from '../validation/rules';

@ArgsType()
export class ProductsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Words that the name must contain, in any order, without regard to case and accents; up to 100 characters. An empty text finds all products.',
  })
  @SearchUpTo(100)
  readonly search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of a department; only its products are returned.' })
  @CategoryId()
  readonly departmentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of an aisle; only its products are returned.' })
  @CategoryId()
  readonly aisleId?: string | null;
}

@ArgsType()
export class ProductIdArgs {
  @Field(() => ID, { description: 'Id of the product.' })
  @ExternalId()
  readonly id!: string;
}

@ArgsType()
export class SimilarProductsArgs extends FirstArgs {
  @Field(() => ID, { description: 'Id of the product to which similar products are returned.' })
  @ExternalId()
  readonly productId!: string;
}
