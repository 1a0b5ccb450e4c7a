/**
 * The recommender that GraphQL and REST call, with everything around it. Each call passes through these layers:
 *
 *   metrics -> fallback without the database -> cache -> queue -> recommender
 *
 * The order matters: metrics count every answer, wherever it comes from; the fallback also catches what the cache and
 * the queue throw; a cached answer takes no place in the queue.
 */
import type { Pool } from 'pg';
import type { Environment } from '../config/environment';
import type { Database } from '../db/database';
import { isDatabaseOutage } from '../db/outage';
import type { LastKnown } from '../graphql/last-known';
import type { ModelHolder } from '../inference/model-holder';
import type { AnswerCache } from '../recommend/answer-cache';
import { cachedRecommender } from '../recommend/cached-recommender';
import { leaseServingModel } from '../recommend/loaded-serving-model';
import { memoryAnswerCache } from '../recommend/memory-answer-cache';
import { orElse } from '../recommend/or-else';
import { queuedRecommender } from '../recommend/queued-recommender';
import type { QueuedRecommender } from '../recommend/queued-recommender';
import type { Recommender } from '../recommend/recommendation';
import { createRecommender } from '../recommend/recommender';
import { redisAnswerCache } from '../recommend/redis-answer-cache';
import { withoutDatabase } from '../recommend/without-database';
import type { CatalogueHolder } from './catalogue-holder';
import type { Log } from './log';
import { measuredRecommender } from './metrics/measured-recommender';
import type { Metrics } from './metrics/metrics';
import { rememberPopular } from './remember-popular';

export interface ServingParts {
  readonly database: Database;
  /** For what every answer reads. */
  readonly servingPool: Pool;
  readonly catalogues: Pick<CatalogueHolder, 'current' | 'version' | 'unavailable'>;
  readonly models: Pick<ModelHolder, 'state' | 'acquire'>;
  /** Holds the products that can be shown without the database. */
  readonly lastKnown: LastKnown;
  readonly metrics: Metrics;
  readonly environment: Environment;
  readonly log: Log;
}

export interface ServingChain {
  readonly recommender: Recommender;
  stats: () => ServingStats;
  /** Removes all cached answers. Never throws. */
  clearCache: () => Promise<void>;
  /** Closes the cache. */
  close: () => Promise<void>;
}

/** Counted since the start, except `waiting`, which is the current length of the queue. */
export interface ServingStats extends ReturnType<QueuedRecommender['stats']> {
  readonly cache: { readonly hits: number; readonly misses: number };
}

export async function createServingChain(parts: ServingParts): Promise<ServingChain> {
  const { database, servingPool, catalogues, models, lastKnown, metrics, environment, log } = parts;
  const catalogue = () => catalogues.current();
  const zone = environment.shopZone;
  // Within an hour of the shop, an answer does not change by itself, cached or not.
  const currentHour = () => zone.startOfHour(new Date());
  const lookups = { hits: 0, misses: 0 };

  // Computes answers; within an hour the same request gives the same answer, so that it can be cached.
  const computing = createRecommender({
    ...{ pool: servingPool, catalogue, clock: currentHour, zone },
    leaseModel: () => leaseServingModel(models),
  });

  // Batches concurrent requests, and refuses those that would wait too long.
  const queued = queuedRecommender(computing, {
    maxQueued: environment.queueLimit,
    timeoutMs: environment.requestTimeoutMs,
  });

  // Repeats an answer while request, model, catalogue, data versions and hour are the same.
  const cache = createCache(environment, log);
  const onLookup = (found: boolean) => void (lookups[found ? 'hits' : 'misses'] += 1);
  const state = () => servingState(models, catalogues);
  const cached = cache ? cachedRecommender(queued, { cache, state, clock: currentHour, onLookup }) : queued;

  // Answers with popular products from memory while the database is out; these are read now, before an outage.
  await rememberPopular(database, catalogue(), lastKnown);
  const popular = withoutDatabase({
    catalogue,
    unavailable: () => catalogues.unavailable(),
    zone,
    isKnown: (productId) => lastKnown.products.has(productId),
  });
  const withFallback = orElse(cached, popular, isDatabaseOutage, (err) => {
    metrics.standIns.inc();
    log.debug({ err }, 'answered without the database');
  });

  // Times and counts all of it, as callers see it.
  const recommender = measuredRecommender(withFallback, metrics);

  return {
    recommender,
    stats: () => ({ ...queued.stats(), cache: { ...lookups } }),
    clearCache: async () => cache?.clear(),
    close: async () => cache?.close(),
  };
}

/** @returns null when answers are not cached (CACHE_ENTRIES=0) */
function createCache({ cacheEntries, cacheSeconds, redisUrl }: Environment, log: Log): AnswerCache | null {
  if (cacheEntries === 0) return null;
  if (redisUrl === undefined) return memoryAnswerCache(cacheEntries, cacheSeconds);
  return redisAnswerCache(redisUrl, cacheSeconds, (err) => log.warn({ err }, 'no answers from Redis'));
}

/** Names the model in service and the catalogue in memory. */
function servingState(
  models: Pick<ModelHolder, 'state'>,
  catalogues: Pick<CatalogueHolder, 'version'>,
): string {
  const model = models.state();
  return `${model.phase === 'ready' ? model.leased.model.version : 'none'}/${catalogues.version()}`;
}
