/** What Prometheus reads at /metrics: one registry an app, so that several may live in one process. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ModelHolder } from '../../inference/model-holder';
import { stepTimes } from './step-times';

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics(models: Pick<ModelHolder, 'state'>) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  inferenceGauges(models, registers);
  return {
    registry,
    steps: stepTimes(registers, seconds),
    httpSeconds: new Histogram({
      name: 'timele_http_request_duration_seconds',
      help: 'Time until the answer is out, by route.',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: seconds,
      registers,
    }),
    operationSeconds: new Histogram({
      name: 'timele_graphql_operation_duration_seconds',
      help: 'Time of a GraphQL operation, by its root field.',
      labelNames: ['operation', 'outcome'] as const,
      buckets: seconds,
      registers,
    }),
    recommendSeconds: new Histogram({
      name: 'timele_recommend_duration_seconds',
      help: 'Time of one call of the recommender, which answers all requests of a tick.',
      labelNames: ['kind'] as const,
      buckets: seconds,
      registers,
    }),
    answers: new Counter({
      name: 'timele_answers_total',
      help: 'Recommendations and baskets, by how they came about.',
      labelNames: ['kind', 'strategy'] as const,
      registers,
    }),
    standIns: new Counter({
      name: 'timele_answers_without_database_total',
      help: 'Calls of the recommender that were answered from memory because the database did not.',
      registers,
    }),
  };
}

/** Read from the model in service whenever Prometheus asks; they start anew with each model. */
function inferenceGauges(models: Pick<ModelHolder, 'state'>, registers: Registry[]): void {
  const inService = () => {
    const state = models.state();
    return state.phase === 'ready' ? state.leased.model : null;
  };
  new Gauge({
    name: 'timele_model_loaded',
    help: '1 for the version in service; nothing without a model.',
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
    help: '1 while a newer version is activated that cannot be used.',
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
  calls: 'Calls that those runs answered',
  restarts: 'Inference threads that were replaced',
} as const;
