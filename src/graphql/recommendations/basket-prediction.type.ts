import { Field, Float, ID, ObjectType } from 'type-graphql';
import type * as domain from '../../recommend/recommendation';
import { identify, withItemIds } from './answer-identity';
import { Strategy } from './recommendation-enums';
import { ANSWER_ID_DESCRIPTION, REQUEST_ID_DESCRIPTION } from './recommendation-result.type';
import { Recommendation } from './recommendation.type';

@ObjectType({
  simpleResolvers: true,
  description:
    'Prediction of a basket: the set of products with the highest expected F1 score. It is empty only if there is nothing to recommend.',
})
export class BasketPrediction {
  @Field(() => ID, { description: ANSWER_ID_DESCRIPTION })
  readonly id!: string;

  @Field(() => ID, { description: REQUEST_ID_DESCRIPTION })
  readonly requestId!: string;

  @Field(() => ID, { description: 'UUID of the user for whom the basket was predicted.' })
  readonly userId!: string;

  @Field(() => Strategy, { description: 'How the products were chosen.' })
  readonly strategy!: domain.Strategy;

  @Field(() => Float, {
    description: 'F1 score, between 0 and 1, that this set of products is expected to reach.',
  })
  readonly expectedF1!: number;

  @Field(() => [Recommendation], {
    description: 'The products of the predicted basket, in the order of their ranks.',
    complexity: 0,
  })
  readonly items!: readonly Recommendation[];
}

/** @param userId the user's UUID */
export function toBasketPrediction(userId: string, basket: domain.PredictedBasket): BasketPrediction {
  const { requestId } = identify('basket', userId, basket);
  return Object.assign(new BasketPrediction(), {
    ...{ id: requestId, requestId, userId },
    ...basket,
    items: withItemIds(requestId, basket.items),
  });
}
