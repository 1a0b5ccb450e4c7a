/**
 * The rows of the training and validation targets: read in chunks of users and binned at once for stage 1. What stage 2
 * and the validation need of the raw rows, they take chunk by chunk, when it is their turn.
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
import type { CatalogueOf } from './remembered-catalogues';
import { RepeatableRows } from './repeatable-rows';
import type { KeepingRoom } from './repeatable-rows';
import { startingScores } from './starting-point';
import type { LagUsers, TargetPlan } from './target-plan';
import { userFolds } from './user-folds';

export interface TrainingSet {
  readonly train: Dataset;
  /** User of each training row. */
  readonly trainUsers: Int32Array;
  /** Fold of each user with training rows. */
  readonly folds: ReadonlyMap<number, number>;
  readonly validation: Dataset;
  /** The rows that stage 2 learns from, newest lag first, and how many users of each. */
  readonly stage2Rows: readonly { readonly rows: RepeatableRows; readonly users: number }[];
  readonly validationRows: RepeatableRows;
  readonly targets: number;
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
  /** Bytes of raw rows that may be kept from the first reading to the next; what does not fit is read again. */
  readonly keepBytes: number;
  /** Stage 1 to go on from: its raw scores are where the rows begin. */
  readonly from?: Booster | undefined;
  /** Called after each chunk with the targets done so far. */
  readonly onProgress?: (targets: number) => void;
}

/** Bins of the feature columns, and what was seen on the way. */
export interface FittedBins {
  readonly mappers: readonly BinMapper[];
  /** Candidates of a target, on average; NaN when no target was seen. */
  readonly candidatesPerTarget: number;
}

/** @throws TooLittleDataError when all candidates were bought, or none, or it depends on one fold of users alone */
export async function readTrainingSet(options: TrainingSetOptions): Promise<TrainingSet> {
  const { plan, bins, keepBytes, onProgress = () => {} } = options;
  const room: KeepingRoom = { bytes: keepBytes };
  const noRoom: KeepingRoom = { bytes: 0 };
  const repeatable = (lagUsers: LagUsers, isUsedAgain: boolean) =>
    new RepeatableRows(lagUsers, (users) => chunksOf(options, users), isUsedAgain ? room : noRoom);
  const ofStage2 = (age: number) => plan.stage2Users[age] ?? 0;
  const lags = plan.training.map((lagUsers, age) => repeatable(lagUsers, ofStage2(age) > 0));
  const train = new DatasetBuilder(bins.mappers, featureNames);
  const users: Int32Array[] = [];
  let targets = 0;
  for (const rows of lags) {
    for await (const chunk of rows.read()) {
      train.append(chunk.found.rows, chunk.labels, startingScores(options.from, chunk.found.rows));
      users.push(usersOfRows(chunk));
      onProgress((targets += chunk.targets.length));
    }
  }
  const trainUsers = concatenated(Int32Array, users);
  const folds = userFolds(trainUsers, options.recipe.folds);
  const trainSet = train.finish();
  checkLabels(
    { labels: trainSet.storage.labels, users: trainUsers, targets },
    plan.heldOut ? undefined : folds,
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
    validation: validation.finish(),
    stage2Rows: plan.heldOut
      ? [{ rows: repeatable(plan.heldOut, false), users: plan.heldOut.userIds.length }]
      : lags.map((rows, age) => ({ rows, users: ofStage2(age) })).filter(({ users }) => users > 0),
    validationRows,
    targets,
  };
}

/** From rows of users spread over the whole list, of the newest training lag. */
export async function fitBins(options: RowOptions, plan: TargetPlan): Promise<FittedBins> {
  const { lag, userIds } = plan.training[0];
  const candidatesPerUser = 120;
  const wanted = Math.max(1, Math.ceil(options.recipe.binSample / candidatesPerUser));
  const step = Math.max(1, Math.floor(userIds.length / wanted));
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

/** The labelled rows of one lag's targets, in the order in which they are trained on. */
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
