/** What is drawn at random for an iteration. */
import type { TrainParams } from './params';

/** Identifies the draws of an iteration. Iterations without a split are tried again with other draws. */
export interface DrawKey {
  /** Iterations kept so far, those of an earlier training included. */
  readonly iteration: number;
  /** Tries of this iteration so far. */
  readonly attempt: number;
}

/** The step of a random stream: `index` itself at the first attempt. */
export function drawStep(index: number, attempt: number): number {
  return attempt === 0 ? index : (index ^ Math.imul(attempt, 0x9e3779b1)) >>> 0;
}

/** Whether another attempt at an iteration has other draws. If not, a training that finds no split never will. */
export function isRandomised(params: TrainParams, iteration: number, usable: Int32Array): boolean {
  const { baggingFreq, baggingFraction, dataSampleStrategy, featureFractionByNode, extraTrees } = params;
  const drawsRows =
    dataSampleStrategy === 'goss' ? iteration >= gossStart(params) : baggingFreq > 0 && baggingFraction < 1;
  const drawsFeatures = numDrawnFeatures(usable, params) < usable.length;
  return drawsRows || drawsFeatures || featureFractionByNode < 1 || extraTrees;
}

/** Number of features drawn for a tree. */
export function numDrawnFeatures(
  usable: Int32Array,
  { featureFraction }: Pick<TrainParams, 'featureFraction'>,
): number {
  return Math.max(1, Math.round(usable.length * featureFraction));
}

/** The first iteration (from 0) in which goss leaves rows out, as in LightGBM. */
export function gossStart({ learningRate }: Pick<TrainParams, 'learningRate'>): number {
  return Math.floor(1 / learningRate);
}
