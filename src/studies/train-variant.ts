/** One booster of a variant: some columns of some rows, early stopping on the validation targets. */
import { featureNames } from '../features/feature-columns';
import { fitBinMappers } from '../gbdt/bin-mapper';
import { DatasetBuilder } from '../gbdt/dataset';
import { predictRaw } from '../gbdt/predict';
import { train, type TrainResult } from '../gbdt/train';
import { concatenated } from '../lib/concatenated';
import type { Recipe } from '../training/recipes';
import { columnRows } from './column-rows';
import type { Variant } from './study';
import type { StudyRows, TargetRows } from './study-rows';
import { trainingRows } from './training-rows';

export interface TrainVariantRequest {
  readonly rows: StudyRows;
  readonly variant: Variant;
  readonly recipe: Recipe;
  readonly seed: number;
  readonly numThreads: number;
  readonly signal?: AbortSignal | undefined;
}

export interface TrainedVariant {
  readonly trainingRows: number;
  readonly trees: number;
  /** @returns raw scores, one a row */
  readonly score: (rows: TargetRows) => Float32Array;
}

export async function trainVariant(request: TrainVariantRequest): Promise<TrainedVariant> {
  const { rows, variant, recipe, seed, numThreads, signal } = request;
  const width = featureNames.length;
  const columns = variant.columns ?? featureNames.map((_, place) => place);
  const names = columns.map((place) => featureNames[place] as string);
  const own = (all: Float32Array) => columnRows(all, width, columns);
  const chosen = [...trainingRows(rows.training, variant, width, seed)];
  const sample = own(spread(chosen, width, recipe.binSample));
  const mappers = fitBinMappers(sample, columns.length, { maxBin: 255, minDataInBin: 3 });
  const builder = new DatasetBuilder(mappers, names);
  const dataset = (parts: Iterable<{ rows: Float32Array; labels: Uint8Array }>) => {
    for (const part of parts) builder.append(own(part.rows), part.labels);
    return builder.finish();
  };
  const training = dataset(chosen);
  const { booster, bestIteration }: TrainResult = await train({
    params: { ...recipe.stage1, seed },
    train: training,
    validation: dataset(rows.validation),
    evaluateTrain: false,
    numThreads,
    signal,
  });
  return {
    trainingRows: training.numRows,
    trees: bestIteration,
    score: ({ rows: all }) => predictRaw(booster, own(all)),
  };
}

/** Every n-th row of all, about so many. */
function spread(chosen: readonly { rows: Float32Array }[], width: number, wanted: number): Float32Array {
  const numRows = chosen.reduce((sum, { rows }) => sum + rows.length / width, 0);
  const step = Math.max(1, Math.floor(numRows / wanted));
  const parts: Float32Array[] = [];
  let row = 0;
  for (const { rows } of chosen) {
    const count = rows.length / width;
    for (; row < count; row += step) parts.push(rows.subarray(row * width, (row + 1) * width));
    row -= count;
  }
  return concatenated(Float32Array, parts);
}
