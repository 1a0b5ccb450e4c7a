/** Squared error: the gradient of a row is w (score - label), its hessian w. */
import type { Dataset } from '../dataset';
import { DatasetError } from '../errors';
import { LEAF_VALUE_UNIT } from '../tree';
import type { Objective } from './objective';
import { integerArrays, powerOfTwoAbove, quantise, realArrays } from './quantise';

/** @throws DatasetError for labels that are not finite */
export function regressionObjective({ storage, rows }: Dataset): Objective {
  const { labels, weights, numRows } = storage;
  let largest = 0;
  let sum = 0;
  let total = 0;
  for (const row of rows) {
    const label = labels[row];
    if (!Number.isFinite(label)) throw new DatasetError('finite labels', label);
    const weight = weights ? weights[row] : 1;
    largest = Math.max(largest, Math.abs(label));
    sum += weight * label;
    total += weight;
  }
  const real = realArrays(numRows);
  const out = integerArrays(numRows);
  return {
    numClasses: 1,
    // 2^-20 answers scores below 16; other labels get as many digits.
    leafValueUnit: (LEAF_VALUE_UNIT / 16) * powerOfTwoAbove(largest),
    averageScores: () => [total > 0 ? sum / total : 0],
    gradients: ([scores]) => {
      for (const row of rows) {
        const weight = weights ? weights[row] : 1;
        real.gradient[row] = weight * (scores[row] - labels[row]);
        real.hessian[row] = weight;
      }
      return [quantise(real, rows, out)];
    },
  };
}
