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
  const lists = cartQueues<RecommendationRequest, RecommendationList>(limits, (requests) =>
    recommender.recommend(requests),
  );
  const baskets = cartQueues<BasketRequest, PredictedBasket>(limits, (requests) =>
    recommender.predictBaskets(requests),
  );
  return {
    ...recommender,
    recommend: (requests) => step('queue', () => lists.loadMany(requests)),
    predictBaskets: (requests) => step('queue', () => baskets.loadMany(requests)),
    stats: () => ({ recommendations: lists.stats(), baskets: baskets.stats() }),
  };
}

/** Requests with a cart have a queue of their own: if the model cannot rank for carts, no other request fails. */
function cartQueues<Request extends BasketRequest, Answer>(
  limits: QueueLimits,
  work: (requests: readonly Request[]) => Promise<readonly Answer[]>,
) {
  const queue = () => new Coalescer<Request, Answer>({ ...limits, ...batches, work });
  const [plain, withCart] = [queue(), queue()];
  return {
    loadMany: (requests: readonly Request[]) =>
      Promise.all(requests.map((request) => (request.cart?.length ? withCart : plain).load(request))),
    stats: (): CoalescerStats => {
      const [a, b] = [plain.stats(), withCart.stats()];
      return {
        waiting: a.waiting + b.waiting,
        calls: a.calls + b.calls,
        keys: a.keys + b.keys,
        refused: a.refused + b.refused,
      };
    },
  };
}
