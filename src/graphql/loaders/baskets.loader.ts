import DataLoader from 'dataloader';
import type { BasketRequest, PredictedBasket, Recommender } from '../../recommend/recommendation';

/** All requests of a tick become one call. */
export const baskets = (recommender: Recommender) =>
  new DataLoader<BasketRequest, PredictedBasket, string>((requests) => recommender.predictBaskets(requests), {
    cacheKeyFn: (request) => JSON.stringify(request),
  });
