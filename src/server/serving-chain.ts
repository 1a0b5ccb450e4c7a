/**
 * What stands between the doors and the recommender: answers that are known already come from the cache, the rest goes
 * through the process's one queue.
 */
import type { Pool } from 'pg';
import type { Environment } from '../config/environment';
import type { ModelHolder } from '../inference/model-holder';
import type { AnswerCache } from '../recommend/answer-cache';
import { cachedRecommender } from '../recommend/cached-recommender';
import { leaseServingModel } from '../recommend/loaded-serving-model';
import { memoryAnswerCache } from '../recommend/memory-answer-cache';
import { queuedRecommender } from '../recommend/queued-recommender';
import type { QueuedRecommender } from '../recommend/queued-recommender';
import type { Recommender } from '../recommend/recommendation';
import { createRecommender } from '../recommend/recommender';
import { redisAnswerCache } from '../recommend/redis-answer-cache';
import type { CatalogueHolder } from './catalogue-holder';
import type { Log } from './log';

export interface ServingParts {
  readonly pool: Pool;
  readonly catalogues: Pick<CatalogueHolder, 'current' | 'version'>;
  readonly models: ModelHolder;
  readonly environment: Environment;
  readonly log: Log;
}

export interface ServingChain {
  readonly recommender: Recommender;
  stats(): ServingStats;
  close(): Promise<void>;
}

/** Counted since the start, but for `waiting`. */
export interface ServingStats extends ReturnType<QueuedRecommender['stats']> {
  readonly cache: { readonly hits: number; readonly misses: number };
}

export function createServingChain({
  pool,
  catalogues,
  models,
  environment,
  log,
}: ServingParts): ServingChain {
  const queued = queuedRecommender(
    createRecommender({
      pool,
      catalogue: () => catalogues.current(),
      leaseModel: () => leaseServingModel(models),
      clock: thisHour,
    }),
    { maxQueued: environment.queueLimit, timeoutMs: environment.requestTimeoutMs },
  );
  const cache = createCache(environment, log);
  const looks = { hits: 0, misses: 0 };
  const state = () => {
    const model = models.state();
    return `${model.phase === 'ready' ? model.leased.model.version : 'none'}/${catalogues.version()}`;
  };
  const onLook = (found: boolean) => void (looks[found ? 'hits' : 'misses'] += 1);
  return {
    recommender: cache ? cachedRecommender(queued, { cache, state, clock: thisHour, onLook }) : queued,
    stats: () => ({ ...queued.stats(), cache: { ...looks } }),
    close: async () => cache?.close(),
  };
}

function createCache({ cacheEntries, cacheSeconds, redisUrl }: Environment, log: Log): AnswerCache | null {
  if (cacheEntries === 0) return null;
  if (redisUrl === undefined) return memoryAnswerCache(cacheEntries, cacheSeconds);
  return redisAnswerCache(redisUrl, cacheSeconds, (err) => log.warn({ err }, 'no answers from Redis'));
}

/** The present moment's hour: within it an answer does not change by itself, cached or not. */
function thisHour(): Date {
  const now = new Date();
  now.setMinutes(0, 0, 0);
  return now;
}
