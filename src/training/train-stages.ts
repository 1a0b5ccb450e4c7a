/** The selection fit, from binned rows to boosters: recency, stage 1, out-of-fold scores, shortlists, stage 2. */
import { predictRaw } from '../gbdt/predict';
import type { IterationInfo, TrainResult } from '../gbdt/train';
import type { Booster } from '../gbdt/tree';
import { chooseRecency, recentSet, trialsOf } from './choose-recency';
import type { RecencyChoice } from './choose-recency';
import { validationShortlist } from './chosen-settings';
import type { ValidationShortlist } from './chosen-settings';
import type { LimitedPlan } from './limited-plan';
import { foldBoosters, outOfFoldScores, trainStage1 } from './stage1';
import type { StageOptions } from './stage1';
import { labelledShortlist, trainStage2 } from './stage2';
import type { LabelledShortlist } from './stage2';
import type { TrainingSet } from './training-set';
import { runStep } from './training-steps';
import type { StepOptions, UpdateProgress } from './training-steps';

export type TrainStagesOptions = StepOptions & Omit<StageOptions, 'onIteration'>;

export interface TrainedStages {
  /** Numbers of users and rows of stage 1's training. */
  readonly users: number;
  readonly rows: number;
  readonly stage1: TrainResult;
  readonly stage2: TrainResult;
  readonly validation: readonly ValidationShortlist[];
  readonly recency: RecencyChoice;
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
  const recency = await runTrials(set, plan, options);
  const recent = recentSet(set, recency.recency);
  const stage1 = await runStage1(recent, options);
  const boosters = plan.heldOut ? [stage1.booster] : await trainFolds(recent, stage1, options);
  const trainedOn = { users: new Set(recent.trainUsers).size, rows: recent.train.numRows };
  const { training, validation } = await makeShortlists(recent, stage1, boosters, options);
  const stage2 = await runStage2(training, validation, options);
  return { ...trainedOn, stage1, stage2, validation, recency };
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

function runTrials(set: TrainingSet, plan: LimitedPlan, options: TrainStagesOptions): Promise<RecencyChoice> {
  const total = trialsOf(options.recipe, plan);
  if (total === 0) return chooseRecency(set, plan, stageOptions(options));
  return runStep(options, { name: 'recency', total }, (update) =>
    chooseRecency(set, plan, { ...stageOptions(options), onTrial: (done) => update(done) }),
  );
}

interface Shortlists {
  readonly training: readonly LabelledShortlist[];
  readonly validation: readonly ValidationShortlist[];
}

/** @param boosters score the rows of stage 2: for each user, the booster that was not trained on the user's rows */
function makeShortlists(
  set: TrainingSet,
  { booster }: TrainResult,
  boosters: readonly Booster[],
  options: TrainStagesOptions,
): Promise<Shortlists> {
  const size = options.recipe.shortlistSize;
  const targets = set.stage2Rows.reduce((sum, { users }) => sum + users, 0);
  const total = targets + set.validationRows.lagUsers.userIds.length;
  return runStep(options, { name: 'shortlists', total }, async (update) => {
    const training: LabelledShortlist[] = [];
    const validation: ValidationShortlist[] = [];
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
      update(before + chunk.usersDone);
    }
    return { training, validation };
  });
}

/** The options of the trainer, without those of progress. */
function stageOptions({ recipe, seed, signal, from, numThreads }: TrainStagesOptions): StageOptions {
  return { recipe, seed, signal, from, numThreads };
}

const showIteration =
  (update: UpdateProgress) =>
  ({ iteration, validationMetric }: IterationInfo) =>
    update(iteration, validationMetric === undefined ? '' : `validation ${validationMetric.toFixed(5)}`);
