import type { Interval } from '../evaluation/bootstrap';
import type { Evaluation } from '../evaluation/evaluate';
import { bestBaseline } from '../evaluation/method-results';
import type { TrainResult } from '../gbdt/train';
import type { JsonObject } from '../registry/manifest';
import type { RecencyChoice } from './choose-recency';

/**
 * The metrics of a training run in the manifest: `validation` is metric -> method (the model, published as `ours`, or a
 * baseline) -> mean over the targets, without undefined means; `intervals` are confidence intervals; the rest are
 * calibration, recall by length of the history, and learning curves of the selection fit. The targets are the orders at
 * `measuredLag`: the last one of each user, measured with the evaluated model. Models of earlier releases have no
 * `measuredLag`: they were measured on the validation targets, hence the names.
 */
export function manifestMetrics(
  validation: Evaluation,
  stage1: TrainResult,
  stage2: TrainResult,
  { recency, tried, newestLag }: RecencyChoice,
): JsonObject {
  const names = Object.keys(validation.methods[0]?.metrics ?? {});
  const ofMetric = (metric: string) =>
    finite(
      validation.methods.map(({ name, metrics }) => [name, (metrics[metric] as Interval | undefined)?.mean]),
    );
  const curve = ({ evaluations, bestIteration }: TrainResult) => ({
    metric: evaluations.metric,
    bestIteration,
    validation: [...evaluations.validation],
  });
  const { expectedCalibrationError, bins } = validation.calibration;
  return {
    validation: Object.fromEntries(names.map((metric) => [metric, ofMetric(metric)])),
    intervals: Object.fromEntries(names.flatMap((metric) => intervalsOf(validation, metric))),
    measuredLag: validation.lag,
    validationTargets: validation.targets,
    recency: { ...recency, tried: tried.map((one) => ({ ...one })) },
    ...(newestLag && { newestLag: { ...newestLag } }),
    expectedCalibrationError,
    calibration: bins.map((bin) => ({ ...bin })),
    recallByHistory: recallByHistory(validation),
    stage1: curve(stage1),
    stage2: curve(stage2),
  };
}

/** For one metric: the model, and the model minus the best baseline, with 95 % intervals; empty if one is undefined. */
function intervalsOf({ methods }: Evaluation, metric: string) {
  const model = methods[0]?.metrics[metric];
  const best = bestBaseline(methods, metric);
  const lead = best?.oursMinusThis?.[metric];
  if (!model || !isFinite(model) || !best || !lead || !isFinite(lead)) return [];
  return [[metric, { ours: { ...model }, bestBaseline: best.name, lead: { ...lead } }] as const];
}

/** Recall@10 of each method, from the shortest histories to the longest. */
function recallByHistory({ slices }: Evaluation) {
  return slices
    .filter(({ dimension }) => dimension === 'orders before')
    .map(({ name, targets, methods }) => ({
      orders: name,
      targets,
      recall: finite(Object.entries(methods).map(([method, metrics]) => [method, metrics['recall@10']])),
    }));
}

const isFinite = ({ mean, low, high }: Interval) => [mean, low, high].every(Number.isFinite);

/** JSON has no NaN. */
function finite(entries: readonly (readonly [string, number | undefined])[]): Record<string, number> {
  return Object.fromEntries(entries.filter((entry): entry is [string, number] => Number.isFinite(entry[1])));
}
