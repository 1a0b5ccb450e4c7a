/** The selection fit, from binned rows to boosters: stage 1, out-of-fold scores, shortlists, stage 2. */
import { meanOf } from '../evaluation/bootstrap';
import { predictRaw } from '../gbdt/predict';
import type { IterationInfo, TrainResult } from '../gbdt/train';
import type { Booster } from '../gbdt/tree';
import { validationShortlist } from './chosen-settings';
import type { ValidationShortlist } from './chosen-settings';
import type { LimitedPlan } from './limited-plan';
import { isClearlyBetter, rankingQualities } from './ranking-qualities';
import { foldBoosters, outOfFoldScores, trainStage1, withoutNewestLag } from './stage1';
import type { StageOptions } from './stage1';
import { labelledShortlist, trainStage2 } from './stage2';
import type { LabelledShortlist } from './stage2';
import { VALIDATION_LAG } from './target-plan';
import type { TrainingSet } from './training-set';
import { runStep } from './training-steps';
import type { StepOptions, UpdateProgress } from './training-steps';

export type TrainStagesOptions = StepOptions & Omit<StageOptions, 'onIteration'>;

export interface TrainedStages {
  readonly stage1: TrainResult;
  readonly stage2: TrainResult;
  readonly validation: readonly ValidationShortlist[];
  readonly newestLag: NewestLagWorth | undefined;
}

/**
 * What learning from the newest orders is worth, measured on the validation targets: stage 1 trained up to the lag before
 * them against stage 1 trained up to one lag earlier. Mean of recall@10 and NDCG@10.
 */
export interface NewestLagWorth {
  readonly withNewest: number;
  readonly withoutNewest: number;
  /** False if the newest orders clearly made the model worse; then it is not fitted again with newer ones. */
  readonly pays: boolean;
}

/**
 * `set` is the largest object of a training run. No closure of this function captures it, so that it can be collected
 * before stage 2 is trained.
 *
 * @throws TooLittleDataError
 */
export async function trainStages(
  set: TrainingSet,
  plan: LimitedPlan,
  options: TrainStagesOptions,
): Promise<TrainedStages> {
  const stage1 = await runStage1(set, options);
  const boosters = plan.heldOut ? [stage1.booster] : await trainFolds(set, stage1, options);
  const older = await trainWithoutNewest(set, plan, stage1, options);
  const { training, validation, newestLag } = await makeShortlists(set, { stage1, older }, boosters, options);
  const stage2 = await runStage2(training, validation, options);
  return { stage1, stage2, validation, newestLag };
}

function runStage1(set: TrainingSet, options: TrainStagesOptions): Promise<TrainResult> {
  const total = options.recipe.stage1.numIterations ?? 0;
  return runStep(options, { name: 'stage1', rows: set.train.numRows, total }, (update) =>
    trainStage1(set, { ...stageOptions(options), onIteration: showIteration(update) }),
  );
}

function runStage2(
  training: readonly LabelledShortlist[],
  validation: readonly ValidationShortlist[],
  options: TrainStagesOptions,
): Promise<TrainResult> {
  const rows = training.reduce((sum, { labels }) => sum + labels.length, 0);
  const total = options.recipe.stage2.numIterations ?? 0;
  return runStep(options, { name: 'stage2', rows, total }, (update) =>
    trainStage2(training, validation, { ...stageOptions(options), onIteration: showIteration(update) }),
  );
}

function trainFolds(
  set: TrainingSet,
  stage1: TrainResult,
  options: TrainStagesOptions,
): Promise<readonly Booster[]> {
  const total = options.recipe.folds * stage1.bestIteration;
  return runStep(options, { name: 'folds', total }, (update) =>
    foldBoosters(set, stage1, {
      ...stageOptions(options),
      onIteration: ({ iteration }) => update(iteration),
    }),
  );
}

/** @returns undefined if the newest training lag is not the one before the validation targets, or is the only one */
async function trainWithoutNewest(
  set: TrainingSet,
  { training, validation }: LimitedPlan,
  stage1: TrainResult,
  options: TrainStagesOptions,
): Promise<Booster | undefined> {
  const isComparable = training.length > 1 && training[0].lag === validation.lag + 1;
  if (!isComparable || validation.lag !== VALIDATION_LAG || stage1.bestIteration === 0) return undefined;
  return runStep(options, { name: 'newest', total: stage1.bestIteration }, (update) =>
    withoutNewestLag(set, stage1, {
      ...stageOptions(options),
      onIteration: ({ iteration }) => update(iteration),
    }),
  );
}

interface Shortlists {
  readonly newestLag: NewestLagWorth | undefined;
  readonly training: readonly LabelledShortlist[];
  readonly validation: readonly ValidationShortlist[];
}

interface ValidatedBoosters {
  readonly stage1: TrainResult;
  readonly older: Booster | undefined;
}

/** @param boosters score the rows of stage 2: for each user, the booster that was not trained on the user's rows */
function makeShortlists(
  set: TrainingSet,
  { stage1: { booster }, older }: ValidatedBoosters,
  boosters: readonly Booster[],
  options: TrainStagesOptions,
): Promise<Shortlists> {
  const size = options.recipe.shortlistSize;
  const targets = set.stage2Rows.reduce((sum, { users }) => sum + users, 0);
  const total = targets + set.validationRows.lagUsers.userIds.length;
  return runStep(options, { name: 'shortlists', total }, async (update) => {
    const training: LabelledShortlist[] = [];
    const validation: ValidationShortlist[] = [];
    const qualities: { withNewest: number[]; withoutNewest: number[] } = {
      withNewest: [],
      withoutNewest: [],
    };
    let before = 0;
    for (const { rows, users } of set.stage2Rows) {
      for await (const chunk of rows.read(users)) {
        training.push(labelledShortlist(chunk, outOfFoldScores(chunk, boosters, set.folds), size));
        update(before + chunk.usersDone);
      }
      before += users;
    }
    for await (const chunk of set.validationRows.read()) {
      validation.push(validationShortlist(chunk, predictRaw(booster, chunk.found.rows), size));
      if (older) {
        qualities.withNewest.push(...rankingQualities(chunk, booster));
        qualities.withoutNewest.push(...rankingQualities(chunk, older));
      }
      update(before + chunk.usersDone);
    }
    return { training, validation, newestLag: older && worthOf(qualities) };
  });
}

function worthOf(qualities: { withNewest: number[]; withoutNewest: number[] }): NewestLagWorth {
  const withNewest = Float64Array.from(qualities.withNewest);
  const withoutNewest = Float64Array.from(qualities.withoutNewest);
  return {
    withNewest: meanOf(withNewest),
    withoutNewest: meanOf(withoutNewest),
    pays: !isClearlyBetter(withoutNewest, withNewest),
  };
}

/** The options of the trainer, without those of progress. */
function stageOptions({ recipe, seed, signal, from, numThreads }: TrainStagesOptions): StageOptions {
  return { recipe, seed, signal, from, numThreads };
}

const showIteration =
  (update: UpdateProgress) =>
  ({ iteration, validationMetric }: IterationInfo) =>
    update(iteration, validationMetric === undefined ? '' : `validation ${validationMetric.toFixed(5)}`);
