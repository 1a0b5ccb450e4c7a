/** Squared error: the gradient of a row is w (score - label), its hessian w. */
import type { Dataset } from '../dataset';
import { sortedFloat32 } from '../radix-sort';
import { LEAF_VALUE_UNIT } from '../tree';
import type { Objective } from './objective';
import { narrowArrays, powerOfTwoAbove, quantise, realArrays } from './quantise';

export function regressionObjective({ storage, rows }: Dataset): Objective {
  const { labels, weights, numRows } = storage;
  let sum = 0;
  let total = 0;
  for (const row of rows) {
    const weight = weights ? weights[row] : 1;
    sum += weight * labels[row];
    total += weight;
  }
  const real = realArrays(numRows);
  const out = narrowArrays(numRows);
  return {
    numClasses: 1,
    leafValueUnit: leafValueUnitOf(new Float32Array(Array.from(rows, (row) => labels[row]))),
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

/** Bits of a raw score beyond which float64 rounds it. */
const SCORE_BITS = 50;

/**
 * 24 bits of what typical labels differ by: 2^-20 for labels that spread over 16. A few extreme labels do not matter, nor how
 * far all labels are from 0, as long as scores keep within float64.
 */
function leafValueUnitOf(labels: Float32Array<ArrayBuffer>): number {
  const sorted = sortedFloat32(labels);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))];
  const spreads = [0.25, 0.1, 0.01, 0].map((tail) => at(1 - tail) - at(tail));
  const spread = spreads.find((width) => width > 0) ?? Math.abs(at(0));
  const largest = Math.max(Math.abs(at(0)), Math.abs(at(1)));
  return Math.max(
    (LEAF_VALUE_UNIT / 16) * powerOfTwoAbove(spread),
    powerOfTwoAbove(largest) * 2 ** -SCORE_BITS,
  );
}
