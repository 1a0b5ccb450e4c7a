import { Field, Float, Int, ObjectType } from 'type-graphql';
import type * as words from '../../recommend/recommendation';

@ObjectType({ simpleResolvers: true, description: 'A product that is bought in the same orders as another.' })
export class SimilarProduct implements words.SimilarProduct {
  readonly productId!: number;

  @Field(() => Float, { description: 'Share of the orders with the given product that hold this one too.' })
  readonly confidence!: number;

  @Field(() => Float, {
    description: "Confidence divided by this product's share of all orders; above 1: more than by chance.",
  })
  readonly lift!: number;

  @Field(() => Int, { description: 'Orders that hold both.' })
  readonly orders!: number;
}
