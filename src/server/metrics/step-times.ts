import { Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { StepObserver } from '../../lib/step';

/** Times each step of recommending; to be given to `observeSteps`. */
export function stepTimes(registers: Registry[], buckets: number[]): StepObserver {
  const histogram = new Histogram({
    name: 'timele_step_duration_seconds',
    help: 'Time of a step of recommending: queue (waiting included), features (their query, with the targets), candidates, stage1, stage2 and inference (one ONNX run).',
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
