/** Row and feature draws: which rows are in the bag of an iteration, which features a tree may use. */
import { type TrainParams } from './params';
import { createRandom, drawSorted, RANDOM_STREAM } from './random';

/**
 * The rows of iteration `iteration` (from 0): drawn anew every baggingFreq iterations, all rows when bagging is off.
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

/** The features of iteration `iteration`, ascending: a share of all, at least one. */
export function drawFeatures(
  numFeatures: number,
  iteration: number,
  { featureFraction, seed }: Pick<TrainParams, 'featureFraction' | 'seed'>,
): Int32Array {
  const count = Math.max(1, Math.round(numFeatures * featureFraction));
  return drawSorted(numFeatures, count, createRandom(seed, RANDOM_STREAM.features, iteration));
}
