/** Stage 1: the booster of all candidates, and the out-of-fold scores on which stage 2 is trained. */
import type { Dataset } from '../gbdt/dataset';
import { predictRaw } from '../gbdt/predict';
import type { Booster } from '../gbdt/tree';
import { train } from '../gbdt/train';
import type { IterationInfo, TrainResult } from '../gbdt/train';
import type { LabelledRows } from './labelled-rows';
import type { Recipe } from './recipes';
import { continued } from './starting-point';
import type { FitBoosters } from './starting-point';
import { TooLittleDataError } from './too-little-data';
import type { TrainingSet } from './training-set';
import { withSmallLeaves } from './with-small-leaves';

export interface StageOptions {
  readonly recipe: Recipe;
  readonly seed: number;
  readonly numThreads: number;
  /** Boosters whose training continues. Default: training from scratch. */
  readonly from?: FitBoosters | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onIteration?: (info: IterationInfo) => void;
}

/**
 * Trains stage 1 with early stopping on the validation targets.
 *
 * @throws TooLittleDataError if no feature separates bought candidates from the others, so that there is no tree
 */
export async function trainStage1(
  set: Pick<TrainingSet, 'train' | 'validation'>,
  { recipe, seed, from, ...rest }: StageOptions,
): Promise<TrainResult> {
  const result = await train({
    params: { ...withSmallLeaves(recipe.stage1, set.train.numRows), seed },
    train: set.train,
    validation: set.validation,
    evaluateTrain: false,
    ...rest,
  });
  if (result.bestIteration === 0 && !from) {
    throw new TooLittleDataError(
      `more varied orders are needed, but no feature separates the bought ones of ${set.train.numRows} candidates from the others`,
    );
  }
  return continued(from?.stage1, result);
}

/** A booster with a given number of new trees, without validation. */
export async function trainFixed(
  rows: Dataset,
  iterations: number,
  { recipe, seed, numThreads, signal, onIteration, from }: StageOptions,
): Promise<Booster> {
  const result = await train({
    params: {
      ...withSmallLeaves(recipe.stage1, rows.numRows),
      numIterations: iterations,
      earlyStoppingRounds: 0,
      seed,
    },
    train: rows,
    evaluateTrain: false,
    numThreads,
    signal,
    onIteration,
  });
  return continued(from?.stage1, result).booster;
}

/**
 * One booster per fold, trained on the rows of all users outside the fold. In continued training, this applies to the new
 * trees only.
 *
 * @param stage1 determines the number of new trees per fold; if it has none, it is used for all folds
 */
export async function foldBoosters(
  set: TrainingSet,
  stage1: TrainResult,
  options: StageOptions,
): Promise<readonly Booster[]> {
  const { seed, onIteration } = options;
  const { folds } = options.recipe;
  const iterations = stage1.bestIteration;
  if (iterations === 0) return Array.from({ length: folds }, () => stage1.booster);
  const boosters: Booster[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const ofFold: StageOptions = {
      ...options,
      seed: seed + fold + 1,
      ...(onIteration && {
        onIteration: (info) => onIteration({ ...info, iteration: fold * iterations + info.iteration }),
      }),
    };
    boosters.push(await trainFixed(withoutFold(set, fold), iterations, ofFold));
  }
  return boosters;
}

/**
 * Raw scores of a chunk's candidates, each by the booster that was not trained on the user's rows.
 *
 * @param boosters one per fold, or a single one that was trained on none of these users
 * @param folds fold of each user
 */
export function outOfFoldScores(
  { targets, found }: LabelledRows,
  boosters: readonly Booster[],
  folds: ReadonlyMap<number, number>,
): Float32Array {
  const { starts, rows, width, candidates } = found;
  const scores = new Float32Array(candidates.length);
  targets.forEach(({ userId }, r) => {
    const [start, end] = [starts[r], starts[r + 1]];
    const booster = boosters[boosters.length === 1 ? 0 : (folds.get(userId) as number)];
    scores.set(predictRaw(booster, rows.subarray(start * width, end * width)), start);
  });
  return scores;
}

function withoutFold({ train: dataset, trainUsers, folds }: TrainingSet, fold: number): Dataset {
  return dataset.subset(
    Int32Array.from(trainUsers.keys()).filter((row) => folds.get(trainUsers[row]) !== fold),
  );
}
