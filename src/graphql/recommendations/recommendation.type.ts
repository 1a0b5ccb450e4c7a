import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type * as domain from '../../recommend/recommendation';
import { costOfList } from '../query-cost';
import { CandidateSource, ReasonGroup, ReasonKind } from './recommendation-enums';

@ObjectType({ simpleResolvers: true, description: 'A number in a reason.' })
export class ReasonValue {
  @Field(() => String, { description: 'Name of the number, as in the description of the kind.' })
  readonly name!: string;

  @Field(() => Float, { description: 'The number. Shares are between 0 and 1.' })
  readonly value!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "Why a product is recommended: a fact, with its weight in the model's prediction.",
})
export class Reason implements domain.Reason {
  @Field(() => ReasonGroup, { description: 'Subject of the reason.' })
  readonly group!: domain.ReasonGroup;

  @Field(() => ReasonKind, {
    description: 'Wording of the reason, to phrase it in another language or style.',
  })
  readonly kind!: domain.ReasonKind;

  @Field(() => String, { description: 'The reason as an English sentence that can be shown to the user.' })
  readonly text!: string;

  @Field(() => [ReasonValue], { description: 'The numbers in the reason; unknown ones are left out.' })
  readonly values!: readonly ReasonValue[];

  @Field(() => Float, {
    description:
      'Sum of the contributions of the features behind this reason, in log-odds: positive values make the product more likely. 0 if no model was used.',
  })
  readonly contribution!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A recommended product with its rank and score.' })
export class Recommendation implements domain.Recommendation {
  @Field(() => ID, { description: 'Id of the recommendation within its answer, for client caches.' })
  readonly id!: string;

  @Field(() => Int, { description: 'Position in the list, counted from 1.' })
  readonly rank!: number;

  @Field(() => Float, {
    description: "Probability, between 0 and 1, that the product is in the user's next basket.",
  })
  readonly score!: number;

  @Field(() => CandidateSource, { description: 'Why the product was considered for recommendation.' })
  readonly source!: domain.CandidateSource;

  @Field(() => [Reason], {
    description: 'Why the product is recommended, most important reason first.',
    complexity: costOfList('reasons'),
  })
  readonly reasons!: readonly Reason[];

  readonly productId!: number;
}
