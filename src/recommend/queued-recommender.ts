/**
 * One queue for the whole process: requests of the same few milliseconds, whoever sent them, are worked through together,
 * with one feature query and one ONNX run a stage for all of them.
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
  /** Requests that may wait; more are refused at once. */
  readonly maxQueued: number;
  /** How long a request may take, in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * While the database reads for one batch, another gets its rows and a third is scored: several small ones keep all of them
 * busy where one large one would have them wait for each other. Sharing pays up to a few users a batch; beyond that a page
 * of users is faster in parts, which cost a tenth as many statements as users.
 */
const batches = { maxCalls: 3, minKeys: 4, maxKeys: 10 };

export interface QueuedRecommender extends Recommender {
  stats(): { readonly recommendations: CoalescerStats; readonly baskets: CoalescerStats };
}

/** Refuses with OverloadedError what would have to wait too long. */
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
