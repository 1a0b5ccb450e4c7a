/** Metrics for Prometheus at /metrics. Each app has its own registry, so that a process can contain several apps. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ModelHolder } from '../../inference/model-holder';
import type { StepObserver } from '../../lib/step';

/** Limits of the histogram buckets, in seconds. */
const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics(models: Pick<ModelHolder, 'state'>) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  inferenceGauges(models, registers);
  return {
    registry,
    steps: stepTimes(registers),
    httpSeconds: new Histogram({
      name: 'timele_http_request_duration_seconds',
      help: 'Time until the response is sent, by route.',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: seconds,
      registers,
    }),
    operationSeconds: new Histogram({
      name: 'timele_graphql_operation_duration_seconds',
      help: 'Duration of a GraphQL operation, by root field.',
      labelNames: ['operation', 'outcome'] as const,
      buckets: seconds,
      registers,
    }),
    recommendSeconds: new Histogram({
      name: 'timele_recommend_duration_seconds',
      help: 'Duration of one call of the recommender, which answers all requests of a tick.',
      labelNames: ['kind'] as const,
      buckets: seconds,
      registers,
    }),
    answers: new Counter({
      name: 'timele_answers_total',
      help: 'Recommendations and baskets, by strategy.',
      labelNames: ['kind', 'strategy'] as const,
      registers,
    }),
    standIns: new Counter({
      name: 'timele_answers_without_database_total',
      help: 'Calls of the recommender that were answered from memory because the database did not respond.',
      registers,
    }),
  };
}

/** Times each step of recommending; passed to `observeSteps`. */
function stepTimes(registers: Registry[]): StepObserver {
  const histogram = new Histogram({
    name: 'timele_step_duration_seconds',
    help: 'Duration of a step of recommending: queue (including the wait), features (their query, including the targets), candidates, stage1, stage2 and inference (one ONNX run).',
    labelNames: ['step'] as const,
    buckets: seconds,
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

/** Read from the model in service on each scrape; they start at zero with each model. */
function inferenceGauges(models: Pick<ModelHolder, 'state'>, registers: Registry[]): void {
  const inService = () => {
    const state = models.state();
    return state.phase === 'ready' ? state.leased.model : null;
  };
  new Gauge({
    name: 'timele_model_loaded',
    help: '1 for the version in service; absent without a model.',
    labelNames: ['version'],
    registers,
    collect() {
      this.reset();
      const model = inService();
      if (model) this.set({ version: model.version }, 1);
    },
  });
  new Gauge({
    name: 'timele_model_refused',
    help: '1 while the activated version cannot be used.',
    registers,
    collect() {
      const state = models.state();
      this.set(state.phase !== 'closed' && state.refused ? 1 : 0);
    },
  });
  for (const what of ['batches', 'rows', 'calls', 'restarts'] as const) {
    new Gauge({
      name: `timele_inference_${what}`,
      help: `${helpOf[what]}, since the model in service was loaded.`,
      registers,
      collect() {
        this.set(inService()?.stats()[what] ?? 0);
      },
    });
  }
}

const helpOf = {
  batches: 'Runs of an ONNX session',
  rows: 'Rows scored in those runs',
  calls: 'Calls answered by those runs',
  restarts: 'Inference threads that were replaced',
} as const;
