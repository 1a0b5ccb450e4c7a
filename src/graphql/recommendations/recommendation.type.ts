import { Field, Float, Int, ObjectType } from 'type-graphql';
import type * as words from '../../recommend/recommendation';
import { costOfList } from '../query-cost';
import { CandidateSource, ReasonGroup } from './recommendation-enums';

@ObjectType({
  simpleResolvers: true,
  description: "Why a product is on the list: facts, weighted by the model's own contributions.",
})
export class Reason implements words.Reason {
  @Field(() => ReasonGroup, { description: 'What it is about.' })
  readonly group!: words.ReasonGroup;

  @Field(() => String, { description: 'A sentence with the facts.' })
  readonly text!: string;

  @Field(() => Float, {
    description:
      "Sum of the model's contributions in log-odds; positive speaks for the product. 0 without a model.",
  })
  readonly contribution!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A product with its place on the list.' })
export class Recommendation implements words.Recommendation {
  @Field(() => Int, { description: 'Place on the list, from 1.' })
  readonly rank!: number;

  @Field(() => Float, {
    description: 'Calibrated probability that the product is in the next basket, 0 to 1.',
  })
  readonly score!: number;

  @Field(() => CandidateSource, { description: 'What brought the product to the model.' })
  readonly source!: words.CandidateSource;

  @Field(() => [Reason], { description: 'Most important first.', complexity: costOfList('reasons') })
  readonly reasons!: readonly Reason[];

  readonly productId!: number;
}
