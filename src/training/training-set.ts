/**
 * The rows of the training and validation targets, read in chunks of users and binned immediately for stage 1. Stage 2 and
 * validation read the raw rows they need later, chunk by chunk.
 */
import type { Pool } from 'pg';
import { featureNames } from '../features/feature-columns';
import { fitBinMappers } from '../gbdt/bin-mapper';
import type { BinMapper } from '../gbdt/bin-mapper';
import { DatasetBuilder } from '../gbdt/dataset';
import type { Dataset } from '../gbdt/dataset';
import type { Booster } from '../gbdt/tree';
import { concatenated } from '../lib/concatenated';
import { checkLabels } from './check-labels';
import { labelledRows } from './labelled-rows';
import type { LabelledRows } from './labelled-rows';
import type { LimitedPlan } from './limited-plan';
import type { Recipe } from './recipes';
import type { CatalogueOf } from './catalogue-cache';
import { RepeatableRows } from './repeatable-rows';
import type { RowBudget } from './repeatable-rows';
import { startingScores } from './starting-point';
import type { LagUsers, TargetPlan } from './target-plan';
import { userFolds } from './user-folds';

export interface TrainingSet {
  readonly train: Dataset;
  /** User of each training row. */
  readonly trainUsers: Int32Array;
  /** Fold of each user with training rows. */
  readonly folds: ReadonlyMap<number, number>;
  /** Undefined without validation targets: the number of trees is given then. */
  readonly validation: Dataset | undefined;
  /** Number of training rows of each lag, in their order: newest lag first. */
  readonly lagRows: readonly number[];
  /** The rows that stage 2 is trained on, newest lag first, with the number of users for each. */
  readonly stage2Rows: readonly { readonly rows: RepeatableRows; readonly users: number }[];
  readonly validationRows: RepeatableRows;
}

export interface RowOptions {
  readonly pool: Pool;
  readonly catalogueOf: CatalogueOf;
  readonly recipe: Recipe;
  readonly chunkUsers: number;
  readonly signal?: AbortSignal | undefined;
}

export interface TrainingSetOptions extends RowOptions {
  readonly plan: LimitedPlan;
  readonly bins: FittedBins;
  /** Bytes of raw rows that may be kept for later reads; rows that do not fit are read again. */
  readonly keepBytes: number;
  /** Stage 1 whose training continues: rows start from its raw scores. */
  readonly from?: Booster | undefined;
  /** Called after each chunk with the number of targets done so far. */
  readonly onProgress?: (targets: number) => void;
}

/** Bins of the feature columns. */
export interface FittedBins {
  readonly mappers: readonly BinMapper[];
  /** Mean number of candidates per sampled target; NaN without a target. */
  readonly candidatesPerTarget: number;
}

/** @throws TooLittleDataError if all candidates, or all candidates outside one fold of users, have the same label */
export async function readTrainingSet(options: TrainingSetOptions): Promise<TrainingSet> {
  const { plan, bins, keepBytes, onProgress = () => {} } = options;
  const budget: RowBudget = { bytes: keepBytes };
  const noBudget: RowBudget = { bytes: 0 };
  const repeatable = (lagUsers: LagUsers, isUsedAgain: boolean) =>
    new RepeatableRows(lagUsers, (users) => chunksOf(options, users), isUsedAgain ? budget : noBudget);
  const ofStage2 = (age: number) => plan.stage2Users[age] ?? 0;
  const lags = plan.training.map((lagUsers, age) => repeatable(lagUsers, ofStage2(age) > 0));
  const train = new DatasetBuilder(bins.mappers, featureNames);
  const users: Int32Array[] = [];
  let targets = 0;
  const lagRows: number[] = [];
  for (const rows of lags) {
    let rowsOfLag = 0;
    for await (const chunk of rows.read()) {
      rowsOfLag += chunk.labels.length;
      train.append(chunk.found.rows, chunk.labels, startingScores(options.from, chunk.found.rows));
      users.push(usersOfRows(chunk));
      onProgress((targets += chunk.targets.length));
    }
    lagRows.push(rowsOfLag);
  }
  const trainUsers = concatenated(Int32Array, users);
  const folds = userFolds(trainUsers, options.recipe.folds);
  const trainSet = train.finish();
  checkLabels(
    { labels: trainSet.storage.labels, users: trainUsers, targets },
    plan.heldOut || plan.stage2Users.length === 0 ? undefined : folds,
  );
  const validation = new DatasetBuilder(bins.mappers, featureNames);
  const validationRows = repeatable(plan.validation, true);
  for await (const { found, labels, targets: own } of validationRows.read()) {
    validation.append(found.rows, labels, startingScores(options.from, found.rows));
    onProgress((targets += own.length));
  }
  return {
    train: trainSet,
    trainUsers,
    folds,
    validation: plan.validation.userIds.length > 0 ? validation.finish() : undefined,
    lagRows,
    stage2Rows: plan.heldOut
      ? [{ rows: repeatable(plan.heldOut, false), users: plan.heldOut.userIds.length }]
      : lags.map((rows, age) => ({ rows, users: ofStage2(age) })).filter(({ users }) => users > 0),
    validationRows,
  };
}

/** Fits bins to rows of the newest training lag, of users spread evenly over the list. */
export async function fitBins(options: RowOptions, plan: Pick<TargetPlan, 'training'>): Promise<FittedBins> {
  const { lag, userIds } = plan.training[0];
  const typicalCandidates = 120;
  const sampledUsers = Math.max(1, Math.ceil(options.recipe.binSample / typicalCandidates));
  const step = Math.max(1, Math.floor(userIds.length / sampledUsers));
  const chosen = { lag, userIds: userIds.filter((_, place) => place % step === 0) };
  const parts: Float32Array[] = [];
  let targets = 0;
  for await (const chunk of chunksOf(options, chosen)) {
    parts.push(chunk.found.rows);
    targets += chunk.targets.length;
  }
  const sample = concatenated(Float32Array, parts);
  return {
    mappers: fitBinMappers(sample, featureNames.length, { maxBin: 255, minDataInBin: 3 }),
    candidatesPerTarget: sample.length / featureNames.length / targets,
  };
}

/** The labelled rows of one lag's targets, in training order. */
export async function* chunksOf(
  options: RowOptions,
  { lag, userIds }: LagUsers,
): AsyncGenerator<LabelledRows> {
  const { pool, catalogueOf, recipe, chunkUsers, signal } = options;
  const catalogue = await catalogueOf(lag);
  yield* labelledRows({
    pool,
    catalogue,
    sizes: recipe.retrieval,
    userIds,
    chunkUsers,
    ...(signal && { signal }),
  });
}

function usersOfRows({ targets, found }: LabelledRows): Int32Array {
  const users = new Int32Array(found.candidates.length);
  targets.forEach(({ userId }, r) => users.fill(userId, found.starts[r], found.starts[r + 1]));
  return users;
}
