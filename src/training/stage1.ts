/** Stage 1: the LightGBM-style booster over all candidates, and out-of-fold scores for stage 2 to learn from. */
import type { Dataset } from '../gbdt/dataset';
import { predictRaw } from '../gbdt/predict';
import { train, type IterationInfo, type TrainResult } from '../gbdt/train';
import type { Recipe } from './recipes';
import { continued, type StartingPoint } from './starting-point';
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
 * Stage-1 scores of stage 2's chunks, each by a booster that saw none of the user's rows (when going on from a model:
 * none of its new trees did).
 *
 * @param iterations as many trees as stage 1 itself kept
 * @returns one array of raw scores a chunk of `set.stage2Chunks`
 */
export async function outOfFoldScores(
  set: TrainingSet,
  iterations: number,
  { recipe, seed, numThreads, signal, onIteration, from }: StageOptions,
): Promise<readonly Float32Array[]> {
  const scores = set.stage2Chunks.map((chunk) => new Float32Array(chunk.labels.length));
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
    const { booster } = continued(from?.stage1, result);
    set.stage2Chunks.forEach(({ found, firstRow }, c) => {
      const own = predictRaw(booster, found.rows);
      own.forEach((score, i) => {
        if (foldOf(set.trainUsers[firstRow + i] as number, recipe.folds) === fold)
          (scores[c] as Float32Array)[i] = score;
      });
    });
  }
  return scores;
}

function withoutFold({ train: dataset, trainUsers }: TrainingSet, fold: number, folds: number): Dataset {
  return dataset.subset(
    Int32Array.from(trainUsers.keys()).filter((row) => foldOf(trainUsers[row] as number, folds) !== fold),
  );
}

/** Spreads neighbouring user ids (Knuth's multiplicative hash). */
function foldOf(userId: number, folds: number): number {
  return (Math.imul(userId, 0x9e3779b1) >>> 16) % folds;
}
