/**
 * The rows of the training and validation targets: read in chunks of users, binned at once for stage 1; only the lags
 * that stage 2 learns from and the validation lag keep their raw rows, since list features are made from them.
 */
import type { Pool } from 'pg';
import { featureNames } from '../features/feature-columns';
import { fitBinMappers, type BinMapper } from '../gbdt/bin-mapper';
import { DatasetBuilder, type Dataset } from '../gbdt/dataset';
import type { Booster } from '../gbdt/tree';
import { concatenated } from '../lib/concatenated';
import { loadCatalogue } from '../retrieval/catalogue';
import { labelledRows, type LabelledRows } from './labelled-rows';
import type { Recipe } from './recipes';
import { startingScores } from './starting-point';
import type { LagUsers, TargetPlan } from './target-plan';
import { TrainingError } from './training-error';

export interface TrainingSet {
  readonly train: Dataset;
  /** User of each training row, for folds. */
  readonly trainUsers: Int32Array;
  readonly validation: Dataset;
  /** Raw chunks of the lags that stage 2 learns from, with the place of their first row in `train`. */
  readonly stage2Chunks: readonly PlacedRows[];
  readonly validationChunks: readonly LabelledRows[];
  readonly targets: number;
}

export interface PlacedRows extends LabelledRows {
  readonly firstRow: number;
}

export interface TrainingSetOptions {
  readonly pool: Pool;
  readonly plan: TargetPlan;
  readonly recipe: Recipe;
  readonly chunkUsers: number;
  /** Stage 1 to go on from: its raw scores are where the rows begin. */
  readonly from?: Booster | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after each chunk with the targets done so far. */
  readonly onProgress?: (targets: number) => void;
}

/** @throws TrainingError when no candidate of any target was bought */
export async function readTrainingSet(options: TrainingSetOptions): Promise<TrainingSet> {
  const { plan, recipe, onProgress = () => {} } = options;
  const mappers = fitBinMappers(await binSample(options), featureNames.length, {
    maxBin: 255,
    minDataInBin: 3,
  });
  const train = new DatasetBuilder(mappers, featureNames);
  const trainUsers: Int32Array[] = [];
  const stage2Chunks: PlacedRows[] = [];
  let rows = 0;
  let targets = 0;
  let positives = 0;
  for (const [age, lagUsers] of plan.training.entries()) {
    for await (const chunk of chunksOf(options, lagUsers)) {
      train.append(chunk.found.rows, chunk.labels, startingScores(options.from, chunk.found.rows));
      trainUsers.push(usersOfRows(chunk));
      if (age < recipe.stage2Lags) stage2Chunks.push({ ...chunk, firstRow: rows });
      rows += chunk.labels.length;
      positives += chunk.labels.reduce((sum, label) => sum + label, 0);
      onProgress((targets += chunk.targets.length));
    }
  }
  if (positives === 0) {
    throw new TrainingError(
      `Too little data to train: none of the ${rows} candidates of ${targets} past orders was bought (no positive label). Repeat purchases or a smaller catalogue are needed.`,
    );
  }
  const validationChunks: LabelledRows[] = [];
  for await (const chunk of chunksOf(options, plan.validation)) {
    validationChunks.push(chunk);
    onProgress((targets += chunk.targets.length));
  }
  return {
    train: train.finish(),
    trainUsers: concatenated(Int32Array, trainUsers),
    validation: binned(mappers, validationChunks, options.from),
    stage2Chunks,
    validationChunks,
    targets,
  };
}

/** The labelled rows of one lag's targets, in the order in which they are trained on. */
export async function* chunksOf(
  options: Pick<TrainingSetOptions, 'pool' | 'recipe' | 'chunkUsers' | 'signal'>,
  { lag, userIds }: LagUsers,
): AsyncGenerator<LabelledRows> {
  const { pool, recipe, chunkUsers, signal } = options;
  const catalogue = await loadCatalogue(pool, lag);
  yield* labelledRows({
    pool,
    catalogue,
    sizes: recipe.retrieval,
    userIds,
    chunkUsers,
    ...(signal && { signal }),
  });
}

/** Rows of users spread over the whole list, from the newest training lag. */
async function binSample(options: TrainingSetOptions): Promise<Float32Array> {
  const { lag, userIds } = options.plan.training[0] as LagUsers;
  const candidatesPerUser = 120;
  const wanted = Math.max(1, Math.ceil(options.recipe.binSample / candidatesPerUser));
  const step = Math.max(1, Math.floor(userIds.length / wanted));
  const chosen = { lag, userIds: userIds.filter((_, place) => place % step === 0) };
  const parts: Float32Array[] = [];
  for await (const { found } of chunksOf(options, chosen)) parts.push(found.rows);
  return concatenated(Float32Array, parts);
}

function binned(
  mappers: readonly BinMapper[],
  chunks: readonly LabelledRows[],
  from: Booster | undefined,
): Dataset {
  const builder = new DatasetBuilder(mappers, featureNames);
  for (const { found, labels } of chunks)
    builder.append(found.rows, labels, startingScores(from, found.rows));
  return builder.finish();
}

function usersOfRows({ targets, found }: LabelledRows): Int32Array {
  const users = new Int32Array(found.candidates.length);
  targets.forEach(({ userId }, r) => users.fill(userId, found.starts[r], found.starts[r + 1]));
  return users;
}
