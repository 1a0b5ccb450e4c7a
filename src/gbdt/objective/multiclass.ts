/**
 * Softmax over labels 0 to K - 1. With p_k the softmax of a row's K raw scores, the gradient of class k is
 * w (p_k - [label = k]) and its hessian w K / (K - 1) p_k (1 - p_k): the diagonal of the true matrix, enlarged as in
 * Friedman 2001 (equation 32) and LightGBM.
 */
import type { Dataset } from '../dataset';
import { DatasetError } from '../errors';
import type { TrainParams } from '../params';
import { LEAF_VALUE_UNIT } from '../tree';
import type { Objective } from './objective';
import { narrowArrays, quantise, realArrays } from './quantise';

/** Keeps the log of the share of an empty class finite, as in LightGBM. */
const MIN_SHARE = 1e-15;

/** @throws DatasetError if no row has a weight */
export function multiclassObjective(
  { storage, rows }: Dataset,
  { numClass }: Pick<TrainParams, 'numClass'>,
): Objective {
  const { labels, weights, numRows } = storage;
  const weightOf = new Float64Array(numClass);
  for (const row of rows) {
    const label = labels[row];
    weightOf[label] += weights ? weights[row] : 1;
  }
  const total = weightOf.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) throw new DatasetError('training rows with a weight above 0', 'none');
  const real = Array.from(weightOf, () => realArrays(numRows));
  const out = Array.from(weightOf, () => narrowArrays(numRows));
  const factor = numClass / (numClass - 1);
  const probabilities = new Float64Array(numClass);
  return {
    numClasses: numClass,
    leafValueUnit: LEAF_VALUE_UNIT,
    averageScores: () => Array.from(weightOf, (weight) => Math.log(Math.max(weight / total, MIN_SHARE))),
    gradients: (scores) => {
      for (const row of rows) {
        softmax(scores, row, probabilities);
        const weight = weights ? weights[row] : 1;
        for (let k = 0; k < numClass; k++) {
          const p = probabilities[k];
          real[k].gradient[row] = weight * (p - (labels[row] === k ? 1 : 0));
          real[k].hessian[row] = weight * factor * p * (1 - p);
        }
      }
      return real.map((ofClass, k) => quantise(ofClass, rows, out[k]));
    },
  };
}

/** The softmax of scores[0][row], scores[1][row], ... into `out`. */
export function softmax(scores: readonly Float64Array[], row: number, out: Float64Array): void {
  let largest = -Infinity;
  for (let k = 0; k < out.length; k++) largest = Math.max(largest, scores[k][row]);
  let sum = 0;
  for (let k = 0; k < out.length; k++) sum += out[k] = Math.exp(scores[k][row] - largest);
  for (let k = 0; k < out.length; k++) out[k] /= sum;
}
