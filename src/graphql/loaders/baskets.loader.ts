import DataLoader from 'dataloader';
import type { PredictedBasket, RecommendationRequest, Recommender } from '../../recommend/recommendation';

export type BasketRequest = Omit<RecommendationRequest, 'first'>;

/** All requests of a tick become one call. */
export const baskets = (recommender: Recommender) =>
  new DataLoader<BasketRequest, PredictedBasket, string>((requests) => recommender.predictBaskets(requests), {
    cacheKeyFn: (request) => JSON.stringify(request),
  });
