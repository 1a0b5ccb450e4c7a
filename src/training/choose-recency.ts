/**
 * How far back to learn, and how much less an older order counts than a newer one. Older orders are more examples, but of
 * a shop and of habits that may have changed, so the best choice depends on the data. Each of the recipe's choices is tried:
 * a stage 1 with fewer and larger steps is trained with it and ranks the candidates of the validation targets. The same
 * trial without the newest orders tells what learning from them is worth.
 */
import { meanOf } from '../evaluation/bootstrap';
import type { Dataset } from '../gbdt/dataset';
import type { TrainParams } from '../gbdt/params';
import { train } from '../gbdt/train';
import type { Booster } from '../gbdt/tree';
import type { Recency, Recipe } from './recipes';
import { isClearlyBetter, rankingQualities } from './ranking-qualities';
import type { RankedCandidates } from './ranking-qualities';
import type { StageOptions } from './stage1';
import { continued } from './starting-point';
import { VALIDATION_LAG } from './target-plan';
import type { TargetPlan } from './target-plan';
import type { TrainingSet } from './training-set';
import { withSmallLeaves } from './with-small-leaves';

export interface TriedRecency extends Recency {
  /** Mean of recall@10 and NDCG@10 over the validation targets. */
  readonly quality: number;
}

/**
 * What learning from the newest orders is worth, measured on the validation targets: trained up to the lag before them
 * against trained up to one lag earlier. Mean of recall@10 and NDCG@10.
 */
export interface NewestLagWorth {
  readonly withNewest: number;
  readonly withoutNewest: number;
  /** False if the newest orders clearly made the model worse; then it is not fitted again with newer ones. */
  readonly pays: boolean;
}

export interface RecencyChoice {
  readonly recency: Recency;
  /** Empty if there was nothing to choose. */
  readonly tried: readonly TriedRecency[];
  /** Undefined if histories are too short to measure it. */
  readonly newestLag: NewestLagWorth | undefined;
}

/** What the choice needs of a training set. */
export interface TrialSet extends Pick<TrainingSet, 'train' | 'lagRows' | 'validation'> {
  readonly validationRows: { read: () => AsyncIterable<RankedCandidates> };
}

export interface ChooseRecencyOptions extends Omit<StageOptions, 'onIteration'> {
  readonly onTrial?: (trialsDone: number) => void;
}

/** A trial takes steps this much larger, and as many fewer of them. */
const TRIAL_SPEED = 3;
/** Trials of a large shop use a sample. */
const MAX_TRIAL_ROWS = 1_500_000;

/**
 * The choices that differ on the selection fit's training lags. The first one, all orders that the recipe allows with the
 * same weight, is used unless another one is clearly better. The other fits may have more lags than the selection fit.
 *
 * @param lags number of training lags of the selection fit
 */
export function recencyChoices(
  { stage1Lags, otherRecencies }: Pick<Recipe, 'stage1Lags' | 'otherRecencies'>,
  lags: number,
): readonly Recency[] {
  const differing = otherRecencies.filter((one) => one.lags < lags || (one.decay < 1 && lags > 1));
  return [{ lags: stage1Lags, decay: 1 }, ...differing];
}

export async function chooseRecency(
  set: TrialSet,
  plan: TargetPlan,
  options: ChooseRecencyOptions,
): Promise<RecencyChoice> {
  const choices = recencyChoices(options.recipe, plan.training.length);
  const isMeasured = canMeasureNewest(plan);
  if (choices.length === 1 && !isMeasured) return { recency: choices[0], tried: [], newestLag: undefined };
  const boosters: Booster[] = [];
  const trial = async (rows: Dataset) => {
    boosters.push(await trialBooster(set, rows, options));
    options.onTrial?.(boosters.length);
  };
  for (const recency of choices) await trial(trialRows(set, recency));
  if (isMeasured) await trial(trialRows(set, choices[0], 1));
  const qualities = await qualitiesOf(set, boosters);
  const withoutNewest = isMeasured ? qualities.pop() : undefined;
  let best = 0;
  qualities.forEach((quality, c) => {
    if (c !== best && isClearlyBetter(quality, qualities[best])) best = c;
  });
  return {
    recency: choices[best],
    tried: choices.length === 1 ? [] : choices.map((one, c) => ({ ...one, quality: meanOf(qualities[c]) })),
    newestLag: withoutNewest && worthOf(qualities[0], withoutNewest),
  };
}

/** Number of trials, for the display of progress. */
export function trialsOf(recipe: Recipe, plan: TargetPlan): number {
  const choices = recencyChoices(recipe, plan.training.length).length;
  const isMeasured = canMeasureNewest(plan);
  return choices === 1 && !isMeasured ? 0 : choices + Number(isMeasured);
}

/** The training set with the rows and the weights of the choice. */
export function recentSet<T extends Pick<TrainingSet, 'train' | 'lagRows' | 'trainUsers'>>(
  set: T,
  recency: Recency,
): T {
  const rows = rowsOfLags(set.lagRows, 0, recency.lags, 1);
  return {
    ...set,
    train: weighted(set, rows, recency.decay),
    trainUsers: set.trainUsers.subarray(0, rows.length),
  };
}

/** The newest training lag must be the one before the validation targets, for all users, and not the only one. */
function canMeasureNewest({ training, validation }: TargetPlan): boolean {
  const followsTraining = validation.lag === VALIDATION_LAG && training[0].lag === validation.lag + 1;
  return training.length > 1 && followsTraining;
}

function trialRows(set: TrialSet, { lags, decay }: Recency, newest = 0): Dataset {
  const share = Math.min(1, MAX_TRIAL_ROWS / set.train.numRows);
  return weighted(set, rowsOfLags(set.lagRows, newest, lags, share), decay);
}

/** Places of the rows of some lags, from the start of each lag's rows; every prefix is a fair sample of users. */
function rowsOfLags(lagRows: readonly number[], from: number, to: number, share: number): Int32Array {
  const parts: number[] = [];
  let start = 0;
  lagRows.forEach((rows, age) => {
    if (age >= from && age < to) for (let i = 0; i < Math.ceil(rows * share); i++) parts.push(start + i);
    start += rows;
  });
  return Int32Array.from(parts);
}

function weighted(
  { train: all, lagRows }: Pick<TrainingSet, 'train' | 'lagRows'>,
  rows: Int32Array,
  decay: number,
): Dataset {
  const subset = rows.length === all.numRows ? all : all.subset(rows);
  if (decay === 1) return subset;
  const weights = new Float32Array(all.numRows);
  let start = 0;
  lagRows.forEach((count, age) => weights.fill(decay ** age, start, (start += count)));
  return subset.withWeights(weights);
}

async function trialBooster(
  { validation }: TrialSet,
  rows: Dataset,
  { recipe, seed, numThreads, signal, from }: ChooseRecencyOptions,
): Promise<Booster> {
  const result = await train({
    params: { ...withSmallLeaves(fasterParams(recipe.stage1), rows.numRows), seed },
    train: rows,
    validation,
    evaluateTrain: false,
    numThreads,
    signal,
  });
  return continued(from?.stage1, result).booster;
}

function fasterParams(params: Partial<TrainParams>): Partial<TrainParams> {
  const { numIterations = 100, learningRate = 0.1, earlyStoppingRounds = 0 } = params;
  return {
    ...params,
    learningRate: Math.min(1, learningRate * TRIAL_SPEED),
    numIterations: Math.ceil(numIterations / TRIAL_SPEED),
    earlyStoppingRounds: Math.ceil(earlyStoppingRounds / TRIAL_SPEED),
  };
}

/** @returns for each booster, one number per validation target */
async function qualitiesOf(
  { validationRows }: TrialSet,
  boosters: readonly Booster[],
): Promise<Float64Array[]> {
  const qualities = boosters.map((): number[] => []);
  for await (const chunk of validationRows.read())
    boosters.forEach((booster, b) => qualities[b].push(...rankingQualities(chunk, booster)));
  return qualities.map((numbers) => Float64Array.from(numbers));
}

function worthOf(withNewest: Float64Array, withoutNewest: Float64Array): NewestLagWorth {
  return {
    withNewest: meanOf(withNewest),
    withoutNewest: meanOf(withoutNewest),
    pays: !isClearlyBetter(withoutNewest, withNewest),
  };
}
