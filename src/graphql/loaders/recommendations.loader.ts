import DataLoader from 'dataloader';
import type { Recommender, RecommendationList, RecommendationRequest } from '../../recommend/recommendation';

/** All requests of a tick become one call: a constant number of statements and inference batches. */
export const recommendations = (recommender: Recommender) =>
  new DataLoader<RecommendationRequest, RecommendationList, string>(
    (requests) => recommender.recommend(requests),
    { cacheKeyFn: (request) => JSON.stringify(request) },
  );
