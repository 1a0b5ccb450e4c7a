/** DataLoaders for the recommender. */
import DataLoader from 'dataloader';
import type {
  BasketRequest,
  PredictedBasket,
  RecommendationList,
  RecommendationRequest,
  Recommender,
} from '../../recommend/recommendation';

/** All requests of a tick become one call, with a constant number of statements and inference batches. */
export const recommendations = (recommender: Recommender) =>
  new DataLoader<RecommendationRequest, RecommendationList, string>(
    (requests) => recommender.recommend(requests),
    { cacheKeyFn: (request) => JSON.stringify(request) },
  );

/** All requests of a tick become one call. */
export const baskets = (recommender: Recommender) =>
  new DataLoader<BasketRequest, PredictedBasket, string>((requests) => recommender.predictBaskets(requests), {
    cacheKeyFn: (request) => JSON.stringify(request),
  });
