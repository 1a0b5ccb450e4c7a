import type { RecommendationList, Recommender } from '../../recommend/recommendation';
import type { Metrics } from './metrics';

/** The same recommender, with its calls timed and its answers counted. */
export function measuredRecommender(recommender: Recommender, metrics: Metrics): Recommender {
  const measured = async <List extends RecommendationList>(
    kind: 'recommendations' | 'basket',
    call: Promise<readonly List[]>,
  ): Promise<readonly List[]> => {
    const stop = metrics.recommendSeconds.startTimer({ kind });
    const lists = await call.finally(stop);
    for (const { strategy } of lists) metrics.answers.inc({ kind, strategy });
    return lists;
  };
  return {
    recommend: (requests) => measured('recommendations', recommender.recommend(requests)),
    predictBaskets: (requests) => measured('basket', recommender.predictBaskets(requests)),
    similarProducts: (productId, first) => recommender.similarProducts(productId, first),
    popularProducts: (first, context, filter) => recommender.popularProducts(first, context, filter),
  };
}
