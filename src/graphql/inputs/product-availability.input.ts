import { ArrayMinSize } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { NumericIds } from '../rules';

const mostProducts = 500;

@InputType({ description: 'Products that can be ordered from now on, or no longer.' })
export class ProductAvailabilityInput {
  @Field(() => [ID], { description: `Which: 1 to ${mostProducts} products.` })
  @NumericIds(mostProducts)
  @ArrayMinSize(1, { message: `1 to ${mostProducts} products` })
  readonly productIds!: readonly string[];

  @Field(() => Boolean, { description: 'Can they be ordered?' })
  readonly available!: boolean;
}
