/** From an API request to the recommender's words and back; the loaders batch whoever asks in the same tick. */
import { toOrderContext } from './inputs/order-context.input';
import { toProductFilter } from './inputs/recommendation-filter.input';
import type { ContextArgs, RecommendationArgs } from './inputs/recommendation.args';
import type { RequestContext } from './request-context';
import { type BasketPrediction, toBasketPrediction } from './types/basket-prediction.type';
import { type RecommendationResult, toRecommendationResult } from './types/recommendation-result.type';
import type { Shopper } from './requested-user';

export async function recommendationsFor(
  { loaders }: RequestContext,
  user: Shopper,
  { wanted, context, filter }: RecommendationArgs,
): Promise<RecommendationResult> {
  const list = await loaders.recommendations.load({
    userId: user.key,
    first: wanted,
    context: toOrderContext(context),
    filter: toProductFilter(filter),
    ...(user.version && { asOf: user.version }),
  });
  return toRecommendationResult(user.id, list);
}

export async function nextBasketOf(
  { loaders }: RequestContext,
  user: Shopper,
  { context }: ContextArgs,
): Promise<BasketPrediction> {
  const basket = await loaders.baskets.load({
    userId: user.key,
    context: toOrderContext(context),
    ...(user.version && { asOf: user.version }),
  });
  return toBasketPrediction(user.id, basket);
}
