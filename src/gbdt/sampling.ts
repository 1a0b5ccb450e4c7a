/** Row and feature draws: which rows are in the bag of an iteration, which features a tree may use. */
import { drawGoss } from './goss';
import type { Sample } from './goss';
import type { Gradients } from './gradients';
import type { TrainParams } from './params';
import { createRandom, drawSorted, RANDOM_STREAM } from './random';

/**
 * The rows that the trees of iteration `iteration` (from 0) grow on, and their gradients.
 * @param gradients by class
 */
export function drawRows(
  rows: Int32Array,
  iteration: number,
  gradients: readonly Gradients[],
  params: TrainParams,
): Sample {
  if (params.dataSampleStrategy === 'goss') return drawGoss(rows, iteration, gradients, params);
  return { bag: drawBag(rows, iteration, params), gradients };
}

/**
 * The rows of iteration `iteration` (from 0): redrawn every baggingFreq iterations; all rows when bagging is off.
 * @param rows all training rows, ascending
 */
export function drawBag(
  rows: Int32Array,
  iteration: number,
  { baggingFraction, baggingFreq, seed }: Pick<TrainParams, 'baggingFraction' | 'baggingFreq' | 'seed'>,
): Int32Array {
  if (baggingFreq === 0 || baggingFraction === 1) return rows;
  const count = Math.max(1, Math.round(rows.length * baggingFraction));
  const bag = Math.floor(iteration / baggingFreq);
  return drawSorted(rows.length, count, createRandom(seed, RANDOM_STREAM.rows, bag)).map(
    (index) => rows[index],
  );
}

/** The features of iteration `iteration`, ascending: the given fraction of all features, at least one. */
export function drawFeatures(
  numFeatures: number,
  iteration: number,
  { featureFraction, seed }: Pick<TrainParams, 'featureFraction' | 'seed'>,
): Int32Array {
  const count = Math.max(1, Math.round(numFeatures * featureFraction));
  return drawSorted(numFeatures, count, createRandom(seed, RANDOM_STREAM.features, iteration));
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
