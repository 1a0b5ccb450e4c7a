import { randomUUID } from 'node:crypto';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import type * as words from '../../recommend/recommendation';
import { Strategy } from './recommendation-enums';
import { requestIdDescription } from './recommendation-result.type';
import { Recommendation } from './recommendation.type';

@ObjectType({
  simpleResolvers: true,
  description: 'The set of products with the largest expected F1; it may be empty.',
})
export class BasketPrediction {
  @Field(() => ID, { description: requestIdDescription })
  readonly requestId!: string;

  @Field(() => ID, { description: 'Whom it is for.' })
  readonly userId!: string;

  @Field(() => Strategy, { description: 'How it came about.' })
  readonly strategy!: words.Strategy;

  @Field(() => Float, { description: 'F1 that is expected of exactly these products, 0 to 1.' })
  readonly expectedF1!: number;

  @Field(() => [Recommendation], { description: 'Ordered by rank.', complexity: 0 })
  readonly items!: readonly Recommendation[];
}

/** @param userId the user's UUID */
export function toBasketPrediction(userId: string, basket: words.PredictedBasket): BasketPrediction {
  return Object.assign(new BasketPrediction(), { requestId: randomUUID(), userId, ...basket });
}
