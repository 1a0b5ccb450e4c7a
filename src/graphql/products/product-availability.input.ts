import { Field, ID, InputType } from 'type-graphql';
import { From1To, NumericIds } from '../validation/rules';

const mostProducts = 500;

@InputType({ description: 'Products that can be ordered from now on, or no longer.' })
export class ProductAvailabilityInput {
  @Field(() => [ID], { description: `Which: 1 to ${mostProducts} products.` })
  @NumericIds(mostProducts)
  @From1To(mostProducts, 'products')
  readonly productIds!: readonly string[];

  @Field(() => Boolean, { description: 'Can they be ordered?' })
  readonly available!: boolean;
}
