/**
 * Remembers answers under everything that they depend on: the request, the model, the catalogue in memory, the data's
 * versions and the hour. Nothing has to be thrown away when something changes: it is asked for under another key from
 * then on, on every instance.
 */
import DataLoader from 'dataloader';
import type { AnswerCache, CachedAnswer } from './answer-cache';
import type { BasketRequest, Recommendation, Recommender } from './recommendation';

export interface CachedRecommenderParts {
  readonly cache: AnswerCache;
  /** Names the model in service and the catalogue in memory. */
  state(): string;
  /** The clock that the recommender sees; it stands still for as long as an answer may be repeated. */
  clock(): Date;
  /** Called after each lookup in the cache. */
  onLookup?(found: boolean): void;
}

/** Requests without `asOf` pass through: nobody can tell how long their answer is good for. */
export function cachedRecommender(recommender: Recommender, parts: CachedRecommenderParts): Recommender {
  /** Answers being made: the same question at the same time is asked once. */
  const underWay = new Map<string, Promise<CachedAnswer>>();

  /** Those that are not known are made together. */
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
        const running = underWay.get(key);
        if (running) return running as Promise<Answer>;
        const promise = lookOrMake(key, state, () => together.load(request));
        underWay.set(key, promise);
        const forget = () => underWay.delete(key);
        promise.then(forget, forget);
        return promise as Promise<Answer>;
      }),
    );
  };

  const lookOrMake = async (
    key: string,
    state: string,
    make: () => Promise<CachedAnswer>,
  ): Promise<CachedAnswer> => {
    const found = await parts.cache.get(key);
    parts.onLookup?.(found !== null);
    if (found !== null) return found;
    const made = await make();
    // A model or a catalogue that came into service meanwhile may have made it.
    if (parts.state() === state) parts.cache.set(key, writtenOut(made));
    return made;
  };

  return {
    ...recommender,
    recommend: (requests) => answers('list', requests, recommender.recommend),
    predictBaskets: (requests) => answers('basket', requests, recommender.predictBaskets),
  };
}

/** Reasons are made when asked for, from rows and a model that must not be kept for their sake. */
function writtenOut<Answer extends CachedAnswer>(answer: Answer): Answer {
  const items = answer.items.map(({ rank, productId, score, source, reasons }): Recommendation => ({
    rank,
    productId,
    score,
    source,
    reasons,
  }));
  return { ...answer, items };
}
