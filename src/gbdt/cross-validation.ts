/**
 * Cross-validation: one training per fold, each validated on the fold that it does not train on. All rows of a group
 * (a user, a query) are in the same fold, so that a model is never validated on a group it has seen.
 */
import type { Dataset } from './dataset';
import { DatasetError, ParameterError } from './errors';
import { largerIsBetter } from './evaluator';
import { groupStarts } from './groups';
import { resolveParams } from './resolve-params';
import type { MetricName, TrainParams } from './params';
import { createRandom, RANDOM_STREAM } from './random';
import { train } from './train';
import type { TrainWarning } from './train-warnings';
import type { Booster } from './tree';

export interface CrossValidationRequest {
  readonly params?: Partial<TrainParams>;
  readonly dataset: Dataset;
  readonly folds: number;
  /** By row of the dataset: rows with the same number stay together. Defaults to the dataset's groups, or to single rows if it has none. */
  readonly together?: ArrayLike<number>;
  readonly signal?: AbortSignal;
}

export interface CrossValidationResult {
  readonly metric: MetricName;
  /** By iteration: mean and standard deviation of the validation metric over the folds. */
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  /** Number of iterations at the best mean. */
  readonly bestIteration: number;
  /** By fold. */
  readonly boosters: readonly Booster[];
  /** Of all folds. */
  readonly warnings: readonly TrainWarning[];
  /** Fold of each row of the dataset. */
  readonly foldOf: Uint16Array;
}

/** Every fold trains for numIterations; the best number of iterations is read off the mean afterwards. */
export async function crossValidate(request: CrossValidationRequest): Promise<CrossValidationResult> {
  const { dataset, folds, signal } = request;
  const params = resolveParams({ ...request.params, earlyStoppingRounds: 0 });
  const foldOf = drawFolds(dataset, folds, request.together, params.seed);
  const boosters: Booster[] = [];
  const warnings: TrainWarning[] = [];
  const curves: (readonly number[])[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const {
      booster,
      evaluations,
      warnings: own,
    } = await train({
      params,
      train: dataset.subset(rowsWhere(foldOf, (own) => own !== fold)),
      validation: dataset.subset(rowsWhere(foldOf, (own) => own === fold)),
      evaluateTrain: false,
      signal,
    });
    warnings.push(...own);
    boosters.push(booster);
    curves.push(evaluations.validation);
  }
  // A fold that found no more splits keeps its last model; one without any tree has no metric.
  const known = curves.filter((curve) => curve.length > 0);
  const iterations = Math.max(0, ...known.map((curve) => curve.length));
  const valueAt = (curve: readonly number[], i: number): number => curve[Math.min(i, curve.length - 1)];
  const mean = Array.from({ length: iterations }, (_, i) => meanOf(known.map((curve) => valueAt(curve, i))));
  const deviation = mean.map((middle, i) =>
    Math.sqrt(meanOf(known.map((curve) => (valueAt(curve, i) - middle) ** 2))),
  );
  const best = largerIsBetter(params.metric) ? Math.max(...mean) : Math.min(...mean);
  return {
    metric: params.metric,
    mean,
    deviation,
    bestIteration: mean.indexOf(best) + 1,
    boosters,
    warnings,
    foldOf,
  };
}

/**
 * Assigns groups to folds at random; the folds have about the same number of groups.
 * @throws ParameterError or DatasetError when there are fewer groups than folds
 */
export function drawFolds(
  dataset: Dataset,
  folds: number,
  together: ArrayLike<number> | undefined,
  seed: number,
): Uint16Array {
  if (!Number.isInteger(folds) || folds < 2 || folds > 65_535)
    throw new ParameterError('folds to be an integer from 2 to 65535', folds);
  if (together && together.length !== dataset.numRows)
    throw new DatasetError(`${dataset.numRows} numbers in "together", one per row`, together.length);
  const groupOf = together ?? (dataset.storage.groups ? groupOfRows(dataset) : undefined);
  const keys = groupOf
    ? [...new Set(Array.from(groupOf))]
    : Array.from({ length: dataset.numRows }, (_, i) => i);
  if (keys.length < folds) throw new DatasetError(`at least ${folds} groups, one per fold`, keys.length);
  const random = createRandom(seed, RANDOM_STREAM.folds);
  for (let i = keys.length - 1; i > 0; i--) {
    const j = random.nextInt(i + 1);
    [keys[i], keys[j]] = [keys[j], keys[i]];
  }
  const foldOfKey = new Map(keys.map((key, place) => [key, place % folds]));
  return Uint16Array.from(
    { length: dataset.numRows },
    (_, row) => foldOfKey.get(groupOf ? groupOf[row] : row) as number,
  );
}

function groupOfRows(dataset: Dataset): Int32Array {
  const starts = groupStarts(dataset);
  const groupOf = new Int32Array(dataset.numRows);
  for (let group = 0; group + 1 < starts.length; group++)
    groupOf.fill(group, starts[group], starts[group + 1]);
  return groupOf;
}

function rowsWhere(foldOf: Uint16Array, isIn: (fold: number) => boolean): Int32Array {
  return Int32Array.from(foldOf.keys()).filter((row) => isIn(foldOf[row]));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
