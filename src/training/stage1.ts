/** Stage 1: the LightGBM-style booster over all candidates, and out-of-fold scores for stage 2 to learn from. */
import type { Dataset } from '../gbdt/dataset';
import { predictRaw } from '../gbdt/predict';
import type { Booster } from '../gbdt/tree';
import { train } from '../gbdt/train';
import type { IterationInfo, TrainResult } from '../gbdt/train';
import type { LabelledRows } from './labelled-rows';
import type { Recipe } from './recipes';
import { continued } from './starting-point';
import type { StartingPoint } from './starting-point';
import type { TrainingSet } from './training-set';

export interface StageOptions {
  readonly recipe: Recipe;
  readonly seed: number;
  readonly numThreads: number;
  /** Boosters to go on from; training begins anew without them. */
  readonly from?: StartingPoint | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onIteration?: (info: IterationInfo) => void;
}

/** Early stopping on the validation targets. */
export async function trainStage1(
  set: TrainingSet,
  { recipe, seed, from, ...rest }: StageOptions,
): Promise<TrainResult> {
  const result = await train({
    params: { ...recipe.stage1, seed },
    train: set.train,
    validation: set.validation,
    evaluateTrain: false,
    ...rest,
  });
  return continued(from?.stage1, result);
}

/**
 * One booster a fold, grown on the rows of all users but the fold's (when going on from a model, that is what its new
 * trees saw).
 *
 * @param iterations as many trees as stage 1 itself kept
 */
export async function foldBoosters(
  set: TrainingSet,
  iterations: number,
  { recipe, seed, numThreads, signal, onIteration, from }: StageOptions,
): Promise<readonly Booster[]> {
  const boosters: Booster[] = [];
  for (let fold = 0; fold < recipe.folds; fold++) {
    const result = await train({
      params: { ...recipe.stage1, numIterations: iterations, earlyStoppingRounds: 0, seed: seed + fold + 1 },
      train: withoutFold(set, fold, recipe.folds),
      evaluateTrain: false,
      numThreads,
      signal,
      onIteration:
        onIteration && ((info) => onIteration({ ...info, iteration: fold * iterations + info.iteration })),
    });
    boosters.push(continued(from?.stage1, result).booster);
  }
  return boosters;
}

/**
 * Raw scores of a chunk's candidates, each by the booster that saw none of the user's rows.
 *
 * @param boosters one a fold, or a single one that saw none of these users
 */
export function outOfFoldScores(
  { targets, found }: LabelledRows,
  boosters: readonly Booster[],
): Float32Array {
  const { starts, rows, width, candidates } = found;
  const scores = new Float32Array(candidates.length);
  targets.forEach(({ userId }, r) => {
    const [start, end] = [starts[r], starts[r + 1]];
    const booster = boosters[foldOf(userId, boosters.length)];
    scores.set(predictRaw(booster, rows.subarray(start * width, end * width)), start);
  });
  return scores;
}

function withoutFold({ train: dataset, trainUsers }: TrainingSet, fold: number, folds: number): Dataset {
  return dataset.subset(
    Int32Array.from(trainUsers.keys()).filter((row) => foldOf(trainUsers[row], folds) !== fold),
  );
}

/** Spreads neighbouring user ids (Knuth's multiplicative hash). */
function foldOf(userId: number, folds: number): number {
  return (Math.imul(userId, 0x9e3779b1) >>> 16) % folds;
}
