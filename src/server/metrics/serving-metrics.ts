import { Gauge, Histogram, type Registry } from 'prom-client';
import type { StepObserver } from '../../lib/step';
import type { ServingStats } from '../serving-chain';

/** Times each step of recommending; to be given to `observeSteps`. */
export function stepTimes(registers: Registry[], buckets: number[]): StepObserver {
  const histogram = new Histogram({
    name: 'timele_step_duration_seconds',
    help: 'Time of a step of recommending: queue (waiting included), targets, candidates, features (their query), stage1, stage2 and inference (one ONNX run).',
    labelNames: ['step'] as const,
    buckets,
    registers,
  });
  return {
    observe: async (step, work) => {
      const stop = histogram.startTimer({ step });
      try {
        return await work();
      } finally {
        stop();
      }
    },
  };
}

/**
 * Queue and cache, read whenever Prometheus asks.
 *
 * @param stats undefined where nothing is served
 */
export function servingGauges(registers: Registry[], stats?: () => ServingStats): void {
  const queues = ['recommendations', 'baskets'] as const;
  for (const [what, help] of Object.entries(queueHelp) as [keyof typeof queueHelp, string][]) {
    new Gauge({
      name: `timele_queue_${what}`,
      help,
      labelNames: ['queue'],
      registers,
      collect() {
        for (const queue of queues) this.set({ queue }, stats?.()[queue][what] ?? 0);
      },
    });
  }
  for (const what of ['hits', 'misses'] as const) {
    new Gauge({
      name: `timele_cache_${what}`,
      help: `Looks into the cache of answers that were ${what}, since the start.`,
      registers,
      collect() {
        this.set(stats?.().cache[what] ?? 0);
      },
    });
  }
}

const queueHelp = {
  waiting: 'Requests that wait in the queue at this moment.',
  calls: 'Batches that were worked through, since the start.',
  keys: 'Requests in those batches, since the start.',
  refused: 'Requests that were refused as OVERLOADED, since the start.',
} as const;
