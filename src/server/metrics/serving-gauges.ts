import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { ServingStats } from '../serving-chain';

/** Gauges of the queue and the cache, read on each scrape. */
export function servingGauges(stats: () => ServingStats, registry: Registry): void {
  const gauges: Readonly<Record<string, readonly [help: string, read: (now: ServingStats) => number]>> = {
    timele_queue_waiting: [
      'Recommendations and baskets that wait to be computed.',
      ({ recommendations, baskets }) => recommendations.waiting + baskets.waiting,
    ],
    timele_queue_batches: [
      'Batches computed since the start.',
      ({ recommendations, baskets }) => recommendations.calls + baskets.calls,
    ],
    timele_queue_requests: [
      'Requests in those batches.',
      ({ recommendations, baskets }) => recommendations.keys + baskets.keys,
    ],
    timele_queue_refused: [
      'Requests rejected because they would have had to wait too long.',
      ({ recommendations, baskets }) => recommendations.refused + baskets.refused,
    ],
    timele_cache_hits: ['Cache hits since the start.', ({ cache }) => cache.hits],
    timele_cache_misses: ['Cache misses since the start.', ({ cache }) => cache.misses],
  };
  for (const [name, [help, read]] of Object.entries(gauges)) {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read(stats()));
      },
    });
  }
}

const noCalls = { waiting: 0, calls: 0, keys: 0, refused: 0 };

/** Before anything was served; used to list the metrics in the reference. */
export const nothingServed: ServingStats = {
  recommendations: noCalls,
  baskets: noCalls,
  cache: { hits: 0, misses: 0 },
};
