import { ArgsType, Field, ID } from 'type-graphql';
import { FirstArgs } from '../paging/page-args';
import { NumericId, Uuid } from '../rules';

@ArgsType()
export class UserIdArgs {
  @Field(() => ID, { description: "The user's UUID." })
  @Uuid()
  readonly id!: string;
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
