/** Runs this trainer and LightGBM in turn on the same rows and computes ratios (this trainer / LightGBM). */
import type { DataFiles } from './data-files';
import { NUM_FEATURES } from './synthetic-rows';
import { runTrainer } from './run-trainer';
import type { Trainer } from './run-trainer';
import type { TrainerAnswer, TrainerJob } from './trainer-job';

export interface Setting {
  /** Training rows. */
  readonly rows: number;
  readonly leaves: number;
  readonly threads: number;
  readonly trees: number;
  /** Number of pairs of runs, each on its own data set. */
  readonly repeats: number;
}

/** Result of a setting: medians of the ratios over the pairs, means of the differences (this trainer - LightGBM). */
export interface ComparisonRow extends Setting {
  readonly wallRatio: number;
  readonly cpuRatio: number;
  readonly memoryRatio: number;
  readonly predictRatio: number;
  readonly aucDifference: number;
  readonly logLossDifference: number;
  readonly ours: TrainerAnswer;
  readonly lightGbm: TrainerAnswer;
}

export interface Trainers {
  readonly ours: Trainer;
  readonly lightGbm: Trainer;
}

/**
 * Runs the pairs one after the other, so that load from other processes affects both trainers alike. Accuracy on one data
 * set differs by chance, so each pair has its own.
 * @param files one data set per pair
 */
export async function compare(
  setting: Setting,
  files: readonly DataFiles[],
  trainers: Trainers,
  signal?: AbortSignal,
): Promise<ComparisonRow> {
  const pairs: { ours: TrainerAnswer; lightGbm: TrainerAnswer }[] = [];
  for (const data of files) {
    const job: TrainerJob = {
      ...data,
      numFeatures: NUM_FEATURES,
      numLeaves: setting.leaves,
      numTrees: setting.trees,
      threads: setting.threads,
    };
    const lightGbm = await runTrainer(trainers.lightGbm, job, signal);
    const ours = await runTrainer(trainers.ours, job, signal);
    pairs.push({ ours, lightGbm });
  }
  const ratioOf = (value: (answer: TrainerAnswer) => number): number =>
    median(pairs.map(({ ours, lightGbm }) => value(ours) / value(lightGbm)));
  const meanOf = (value: (answer: TrainerAnswer) => number): number =>
    pairs.reduce((sum, { ours, lightGbm }) => sum + value(ours) - value(lightGbm), 0) / pairs.length;
  const ours = typical(pairs.map((pair) => pair.ours));
  const lightGbm = typical(pairs.map((pair) => pair.lightGbm));
  return {
    ...setting,
    wallRatio: ratioOf(({ wallSeconds }) => wallSeconds),
    cpuRatio: ratioOf(({ cpuSeconds }) => cpuSeconds),
    memoryRatio: ratioOf(({ peakMegabytes }) => peakMegabytes),
    predictRatio: ratioOf(({ predictSeconds }) => predictSeconds),
    aucDifference: meanOf(({ auc }) => auc),
    logLossDifference: meanOf(({ logLoss }) => logLoss),
    ours,
    lightGbm,
  };
}

/** The median; for an even number of values the lower one, so that it is a measured value. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1];
}

/** The run with the median wall time. */
function typical(answers: readonly TrainerAnswer[]): TrainerAnswer {
  return answers.toSorted((a, b) => a.wallSeconds - b.wallSeconds)[(answers.length - 1) >> 1];
}
