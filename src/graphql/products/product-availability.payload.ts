import { Field, Int, ObjectType } from 'type-graphql';
import { Product } from './product.type';

@ObjectType({ description: 'What setProductAvailability did.' })
export class ProductAvailabilityPayload {
  @Field(() => Int, { description: 'Products that were not that way before.' })
  readonly changed!: number;

  @Field(() => [Product], { description: 'The products as they are now.' })
  readonly products!: readonly Product[];
}
