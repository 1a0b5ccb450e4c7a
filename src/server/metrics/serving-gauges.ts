import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { ServingStats } from '../serving-chain';

/** The queue and the cache, read whenever Prometheus asks. */
export function servingGauges(stats: () => ServingStats, registry: Registry): void {
  const gauges: Readonly<Record<string, readonly [help: string, read: (now: ServingStats) => number]>> = {
    timele_queue_waiting: [
      'Recommendations and baskets that wait to be worked out.',
      ({ recommendations, baskets }) => recommendations.waiting + baskets.waiting,
    ],
    timele_queue_batches: [
      'Batches that were worked out since the start.',
      ({ recommendations, baskets }) => recommendations.calls + baskets.calls,
    ],
    timele_queue_requests: [
      'Requests in those batches.',
      ({ recommendations, baskets }) => recommendations.keys + baskets.keys,
    ],
    timele_queue_refused: [
      'Requests that were refused because they would have had to wait too long.',
      ({ recommendations, baskets }) => recommendations.refused + baskets.refused,
    ],
    timele_cache_hits: ['Answers that were found in the cache since the start.', ({ cache }) => cache.hits],
    timele_cache_misses: ['Answers that were looked for in vain.', ({ cache }) => cache.misses],
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

/** Before anything was served; for those who only want to know which metrics there are. */
export const nothingServed: ServingStats = {
  recommendations: noCalls,
  baskets: noCalls,
  cache: { hits: 0, misses: 0 },
};
