/**
 * How good raw scores are. Known probabilities take the place of drawn labels where there are any: that leaves out the noise
 * of the test labels.
 */
import { auc } from '../../../src/gbdt/metrics';
import { ndcgAt } from '../../../src/gbdt/ranking-metrics';
import type { FuzzCase } from './fuzz-case';
import type { FuzzRows } from './fuzz-data';

/** @param scores raw scores, row-major, one per class */
export function fuzzLoss(own: FuzzCase, rows: FuzzRows, scores: ArrayLike<number>): number {
  const { params, scale, outlier } = own;
  const { truth, labels } = rows;
  switch (params.objective) {
    case 'binary': {
      const weight = positiveWeight(own, rows);
      return mean(labels.length, (row) => {
        const raw = scores[row];
        const log = Math.log1p(Math.exp(-Math.abs(raw)));
        return (
          weight * truth[2 * row + 1] * (log + Math.max(-raw, 0)) + truth[2 * row] * (log + Math.max(raw, 0))
        );
      });
    }
    case 'multiclass': {
      const numClasses = truth.length / labels.length;
      return mean(labels.length, (row) => {
        const own = Array.from({ length: numClasses }, (_, k) => scores[row * numClasses + k]);
        const largest = Math.max(...own);
        const logSum = largest + Math.log(own.reduce((sum, raw) => sum + Math.exp(raw - largest), 0));
        return own.reduce((sum, raw, k) => sum + truth[row * numClasses + k] * (logSum - raw), 0);
      });
    }
    case 'regression': {
      // With the variance of the labels' noise. Which rows share a leaf with an outlier is chance: that counts a little.
      const most = outlier > 0 ? 1 : 100;
      return 0.25 + mean(labels.length, (row) => Math.min(((scores[row] - truth[row]) / scale) ** 2, most));
    }
    case 'lambdarank': {
      const starts = Int32Array.from({ length: rows.groups.length + 1 }, (_, group) => 20 * group);
      return 1 - ndcgAt({ labels, scores: Float64Array.from(scores), starts, weights: undefined }, 10, []);
    }
  }
}

/** binary: the AUC that test labels drawn from the true probabilities have on average. */
export function expectedAuc({ truth, labels }: FuzzRows, scores: ArrayLike<number>): number {
  const both = Array.from({ length: 2 * labels.length }, (_, i) => i % 2);
  return auc(
    both,
    both.map((_, i) => scores[i >> 1]),
    truth,
  );
}

/** Raw scores of the best constant model. */
export function constantScores(own: FuzzCase, rows: FuzzRows): Float64Array {
  const { params } = own;
  const { truth, labels } = rows;
  const numClasses = truth.length / labels.length;
  const averages = Array.from({ length: numClasses }, (_, k) =>
    mean(labels.length, (row) => truth[row * numClasses + k]),
  );
  switch (params.objective) {
    case 'binary':
      return new Float64Array(labels.length).fill(
        Math.log((positiveWeight(own, rows) * averages[1]) / averages[0]),
      );
    case 'multiclass':
      return Float64Array.from(truth, (_, i) => Math.log(averages[i % numClasses]));
    case 'regression':
      return new Float64Array(labels.length).fill(averages[0]);
    case 'lambdarank':
      return new Float64Array(labels.length);
  }
}

/** What a positive row weighs in the loss that the training minimises, relative to a negative one. */
function positiveWeight({ params }: FuzzCase, { truth, labels }: FuzzRows): number {
  if (!params.isUnbalance) return params.scalePosWeight ?? 1;
  const share = mean(labels.length, (row) => truth[2 * row + 1]);
  return (1 - share) / share;
}

function mean(count: number, value: (row: number) => number): number {
  let sum = 0;
  for (let row = 0; row < count; row++) sum += value(row);
  return sum / count;
}
