import { Field, Float, Int, ObjectType } from 'type-graphql';
import type * as domain from '../../recommend/recommendation';

@ObjectType({
  simpleResolvers: true,
  description: 'A product that is often bought in the same orders as a given product.',
})
export class SimilarProduct implements domain.SimilarProduct {
  readonly productId!: number;

  @Field(() => Float, {
    description:
      'Share, between 0 and 1, of the orders with the given product that also contain this product.',
  })
  readonly confidence!: number;

  @Field(() => Float, {
    description:
      "Confidence divided by this product's share of all orders. Above 1, the products are bought together more often than by chance.",
  })
  readonly lift!: number;

  @Field(() => Int, { description: 'Number of orders that contain both products.' })
  readonly orders!: number;
}
