/**
 * One queue for the whole process: requests that arrive within the same few milliseconds are answered together, with
 * one feature query and one ONNX run per stage.
 */
import { step } from '../lib/step';
import { Coalescer } from '../lib/coalescer';
import type { CoalescerStats } from '../lib/coalescer';
import type {
  BasketRequest,
  PredictedBasket,
  RecommendationList,
  RecommendationRequest,
  Recommender,
} from './recommendation';

export interface QueueLimits {
  /** Largest number of waiting requests; further requests are refused at once. */
  readonly maxQueued: number;
  /** A request without an answer after this time is refused. */
  readonly timeoutMs: number;
}

/**
 * Several small batches keep database, feature builder and scorer busy at the same time; with one large batch, each
 * would wait for the others. Batching pays off up to about ten users: beyond that, several batches are faster than one,
 * and still need a tenth of the statements that separate requests would need.
 */
const batches = { maxCalls: 3, minKeys: 4, maxKeys: 10 };

export interface QueuedRecommender extends Recommender {
  stats: () => { readonly recommendations: CoalescerStats; readonly baskets: CoalescerStats };
}

/** The returned recommender throws OverloadedError for requests that wait, or would have to wait, too long. */
export function queuedRecommender(recommender: Recommender, limits: QueueLimits): QueuedRecommender {
  const common = { ...limits, ...batches };
  const lists = new Coalescer<RecommendationRequest, RecommendationList>({
    ...common,
    work: (requests) => recommender.recommend(requests),
  });
  const baskets = new Coalescer<BasketRequest, PredictedBasket>({
    ...common,
    work: (requests) => recommender.predictBaskets(requests),
  });
  return {
    ...recommender,
    recommend: (requests) => step('queue', () => lists.loadMany(requests)),
    predictBaskets: (requests) => step('queue', () => baskets.loadMany(requests)),
    stats: () => ({ recommendations: lists.stats(), baskets: baskets.stats() }),
  };
}
