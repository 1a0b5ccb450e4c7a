import type { Evaluation } from '../evaluation/evaluate';
import type { TrainResult } from '../gbdt/train';
import type { JsonObject } from '../inference/manifest';

/**
 * What the manifest says of a training run: `validation` is metric -> method (`ours` or a baseline) -> mean over the
 * validation targets, metrics without a meaning left out; beside it calibration and the learning curves.
 */
export function manifestMetrics(
  validation: Evaluation,
  stage1: TrainResult,
  stage2: TrainResult,
): JsonObject {
  const names = Object.keys(validation.methods[0]?.metrics ?? {});
  const ofMetric = (metric: string) =>
    Object.fromEntries(
      validation.methods.flatMap(({ name, metrics }) => {
        const { mean } = metrics[metric] ?? { mean: NaN };
        return Number.isFinite(mean) ? [[name, mean]] : [];
      }),
    );
  const curve = ({ evaluations, bestIteration }: TrainResult) => ({
    metric: evaluations.metric,
    bestIteration,
    validation: [...evaluations.validation],
  });
  return {
    validation: Object.fromEntries(names.map((metric) => [metric, ofMetric(metric)])),
    validationTargets: validation.targets,
    expectedCalibrationError: validation.calibration.expectedCalibrationError,
    stage1: curve(stage1),
    stage2: curve(stage2),
  };
}
