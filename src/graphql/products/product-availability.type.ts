import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { From1To, ExternalIds } from '../validation/rules';
import { Product } from './product.type';

const MAX_PRODUCTS = 500;

@InputType({ description: 'Products whose availability is to be set.' })
export class ProductAvailabilityInput {
  @Field(() => [ID], { description: `Ids of the products: 1 to ${MAX_PRODUCTS}.` })
  @ExternalIds(MAX_PRODUCTS)
  @From1To(MAX_PRODUCTS, 'products')
  readonly productIds!: readonly string[];

  @Field(() => Boolean, { description: 'Whether the products can be ordered from now on.' })
  readonly available!: boolean;
}

@ObjectType({ description: 'Result of setProductAvailability.' })
export class ProductAvailabilityPayload {
  @Field(() => Int, { description: 'Number of products whose availability changed.' })
  readonly changed!: number;

  @Field(() => [Product], { description: 'The products after the change.' })
  readonly products!: readonly Product[];
}
