import { ArgsType, Field, ID } from 'type-graphql';
import { FirstArgs, PageArgs } from '../paging/page-args';
import { NumericId, TextUpTo } from '../validation/rules';

@ArgsType()
export class ProductsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Words that the name must hold, in any order and case, up to 100 characters.',
  })
  @TextUpTo(100)
  readonly search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only from this department.' })
  @NumericId()
  readonly departmentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only from this aisle.' })
  @NumericId()
  readonly aisleId?: string | null;
}

@ArgsType()
export class ProductIdArgs {
  @Field(() => ID, { description: "The product's id." })
  @NumericId()
  readonly id!: string;
}

@ArgsType()
export class SimilarProductsArgs extends FirstArgs {
  @Field(() => ID, { description: 'Bought together with this product.' })
  @NumericId()
  readonly productId!: string;
}
