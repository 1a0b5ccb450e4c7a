/** Translates requests of the API for the recommender and its results back; the loaders batch the requests of a tick. */
import { toOrderContext } from './order-context.input';
import { toProductFilter } from './recommendation-filter.input';
import type { BasketArgs, RecommendationArgs } from './recommendation.args';
import type { RecommendationList } from '../../recommend/recommendation';
import type { ServedAnswer } from './served-log';
import type { RequestContext } from '../request-context';
import type { Services } from '../services';
import { toBasketPrediction } from './basket-prediction.type';
import type { BasketPrediction } from './basket-prediction.type';
import { toRecommendationResult } from './recommendation-result.type';
import type { RecommendationResult } from './recommendation-result.type';
import type { Shopper } from '../users/shopper';

export async function recommendationsFor(
  request: RequestContext,
  user: Shopper,
  { wanted, context, filter }: RecommendationArgs,
): Promise<RecommendationResult> {
  const { loaders, services } = request;
  const productFilter = await toProductFilter(request, filter);
  const list = await loaders.recommendations.load({
    userId: user.key,
    first: wanted,
    context: toOrderContext(context),
    filter: productFilter,
    ...(user.version && { asOf: user.version }),
  });
  const result = toRecommendationResult(user.id, list);
  // A filtered answer does not show what the model expects the user to buy, so it is not compared with orders.
  if (!filter) noteServed(services, 'list', user, result.requestId, list);
  return result;
}

export async function nextBasketOf(
  request: RequestContext,
  user: Shopper,
  { context, filter }: BasketArgs,
): Promise<BasketPrediction> {
  const { loaders, services } = request;
  const productFilter = await toProductFilter(request, filter);
  const basket = await loaders.baskets.load({
    userId: user.key,
    context: toOrderContext(context),
    filter: productFilter,
    ...(user.version && { asOf: user.version }),
  });
  const prediction = toBasketPrediction(user.id, basket);
  if (!filter) noteServed(services, 'basket', user, prediction.requestId, basket);
  return prediction;
}

function noteServed(
  { served }: Pick<Services, 'served'>,
  kind: ServedAnswer['kind'],
  { key: userKey }: Shopper,
  requestId: string,
  { modelVersion, items }: RecommendationList,
): void {
  if (userKey === null) return;
  const productIds = items.map(({ productId }) => productId);
  served.note({ userKey, kind, requestId, modelVersion, productIds, servedAt: new Date() });
}
