import { predictRaw } from '../gbdt/predict';
import { train } from '../gbdt/train';
import type { Recipe } from '../training/recipes';
import type { TargetRows } from './study-rows';
import type { VariantDatasets } from './variant-datasets';

export interface TrainVariantOptions {
  readonly recipe: Recipe;
  readonly seed: number;
  readonly numThreads: number;
  readonly signal?: AbortSignal | undefined;
}

export interface TrainedVariant {
  readonly trainingRows: number;
  readonly trees: number;
  /** @returns raw scores, one per row */
  readonly score: (rows: Pick<TargetRows, 'rows'>) => Float32Array;
}

/** Trains one booster of a variant, with early stopping on the validation targets. */
export async function trainVariant(
  { training, validation, columnsOf }: VariantDatasets,
  { recipe, seed, numThreads, signal }: TrainVariantOptions,
): Promise<TrainedVariant> {
  const { booster, bestIteration } = await train({
    params: { ...recipe.stage1, seed },
    train: training,
    validation,
    evaluateTrain: false,
    numThreads,
    signal,
  });
  return {
    trainingRows: training.numRows,
    trees: bestIteration,
    score: ({ rows }) => predictRaw(booster, columnsOf(rows)),
  };
}
