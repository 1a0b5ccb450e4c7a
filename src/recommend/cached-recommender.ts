/**
 * Caches answers under a key of everything that they depend on: the request, the model, the catalogue in memory, the
 * data versions and the hour. Nothing needs to be invalidated: after a change, every instance uses another key.
 */
import DataLoader from 'dataloader';
import type { AnswerCache, CachedAnswer } from './answer-cache';
import type { BasketRequest, Recommendation, Recommender } from './recommendation';

export interface CachedRecommenderParts {
  readonly cache: AnswerCache;
  /** Names the model in service and the catalogue in memory. */
  state: () => string;
  /** The clock of the recommender, rounded down so that it stays the same for as long as an answer may be repeated. */
  clock: () => Date;
  /** Called after each lookup in the cache. */
  onLookup?: (found: boolean) => void;
}

/** Requests without `asOf` are not cached: without data versions it is unknown how long an answer stays valid. */
export function cachedRecommender(recommender: Recommender, parts: CachedRecommenderParts): Recommender {
  /** Answers in progress, so that concurrent identical requests are computed once. */
  const inProgress = new Map<string, Promise<CachedAnswer>>();

  /** Cache misses are computed together, in one call. */
  const answers = async <Request extends BasketRequest, Answer extends CachedAnswer>(
    kind: string,
    requests: readonly Request[],
    make: (requests: readonly Request[]) => Promise<readonly Answer[]>,
  ): Promise<readonly Answer[]> => {
    const state = parts.state();
    const together = new DataLoader(make, { cache: false });
    return Promise.all(
      requests.map((request) => {
        if (request.asOf === undefined) return together.load(request);
        const key = [kind, state, parts.clock().getTime(), JSON.stringify(request)].join(' ');
        const running = inProgress.get(key);
        if (running) return running as Promise<Answer>;
        const promise = lookUpOrCompute(key, state, () => together.load(request));
        inProgress.set(key, promise);
        const forget = () => inProgress.delete(key);
        promise.then(forget, forget);
        return promise as Promise<Answer>;
      }),
    );
  };

  const lookUpOrCompute = async (
    key: string,
    state: string,
    make: () => Promise<CachedAnswer>,
  ): Promise<CachedAnswer> => {
    const found = await parts.cache.get(key);
    parts.onLookup?.(found !== null);
    if (found !== null) return found;
    const made = await make();
    // If the state has changed meanwhile, it is unknown which model and catalogue computed the answer.
    if (parts.state() === state) parts.cache.set(key, withReasons(made));
    return made;
  };

  return {
    ...recommender,
    recommend: (requests) => answers('list', requests, recommender.recommend),
    predictBaskets: (requests) => answers('basket', requests, recommender.predictBaskets),
  };
}

/** Replaces lazy reasons, which refer to rows and a model, by their values, so that the cache keeps neither alive. */
function withReasons<Answer extends CachedAnswer>(answer: Answer): Answer {
  const items = answer.items.map(({ rank, productId, score, source, reasons }): Recommendation => ({
    rank,
    productId,
    score,
    source,
    reasons,
  }));
  return { ...answer, items };
}
