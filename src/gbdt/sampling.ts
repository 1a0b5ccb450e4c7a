/** Row and feature draws: which rows are in the bag of an iteration, which features a tree may use. */
import { drawStep, numDrawnFeatures } from './draws';
import type { DrawKey } from './draws';
import { drawGoss } from './goss';
import type { Sample } from './goss';
import type { Gradients } from './gradients';
import type { TrainParams } from './params';
import { createRandom, drawSorted, RANDOM_STREAM } from './random';

/**
 * The rows that the trees of an iteration grow on, and their gradients.
 * @param gradients by class
 */
export function drawRows(
  rows: Int32Array,
  key: DrawKey,
  gradients: readonly Gradients[],
  params: TrainParams,
): Sample {
  if (params.dataSampleStrategy === 'goss') return drawGoss(rows, key, gradients, params);
  return { bag: drawBag(rows, key, params), gradients };
}

/**
 * The rows of an iteration: redrawn every baggingFreq iterations; all rows when bagging is off.
 * @param rows all training rows, ascending
 */
export function drawBag(
  rows: Int32Array,
  { iteration, attempt }: DrawKey,
  { baggingFraction, baggingFreq, seed }: Pick<TrainParams, 'baggingFraction' | 'baggingFreq' | 'seed'>,
): Int32Array {
  if (baggingFreq === 0 || baggingFraction === 1) return rows;
  const count = Math.max(1, Math.round(rows.length * baggingFraction));
  const bag = Math.floor(iteration / baggingFreq);
  return drawSorted(rows.length, count, createRandom(seed, RANDOM_STREAM.rows, drawStep(bag, attempt))).map(
    (index) => rows[index],
  );
}

/**
 * The features of a tree: the given fraction of the usable ones, at least one.
 * @param usable ascending, at least one
 * @param step number of the tree, or of another attempt at it (drawStep)
 */
export function drawFeatures(
  usable: Int32Array,
  step: number,
  params: Pick<TrainParams, 'featureFraction' | 'seed'>,
): Int32Array {
  const random = createRandom(params.seed, RANDOM_STREAM.features, step);
  return drawSorted(usable.length, numDrawnFeatures(usable, params), random).map((place) => usable[place]);
}

/** The rows that are not in the bag (both ascending). */
export function rowsOutside(bag: Int32Array, rows: Int32Array): Int32Array {
  const outside = new Int32Array(rows.length - bag.length);
  let inBag = 0;
  let found = 0;
  for (const row of rows) {
    if (inBag < bag.length && bag[inBag] === row) inBag++;
    else outside[found++] = row;
  }
  return outside;
}
