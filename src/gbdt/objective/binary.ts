/**
 * Log loss of labels 0 and 1 (the formulas and the integers are in gradients.ts). scalePosWeight and isUnbalance
 * weight the classes in the gradients only; as in LightGBM, the initial score and the metrics use the rows' own weights.
 */
import type { BinnedRows } from '../binned-rows';
import type { Dataset } from '../dataset';
import { DatasetError } from '../errors';
import { averageScore, logisticGradients } from '../gradients';
import type { JobRunner } from '../kernels/job-runner';
import { LogisticKernel } from '../kernels/logistic-kernel';
import type { TrainParams } from '../params';
import { LEAF_VALUE_UNIT } from '../tree';
import type { Objective } from './objective';
import { integerArrays } from './quantise';

/**
 * @param runner computes the gradients with its kernel, from scores in its memory; without it, TypeScript computes them
 * @throws DatasetError for labels other than 0 and 1, or of one class only
 */
export function binaryObjective(
  dataset: Dataset,
  { isUnbalance, scalePosWeight }: Pick<TrainParams, 'isUnbalance' | 'scalePosWeight'>,
  runner?: JobRunner,
): Objective {
  const { storage, rows } = dataset;
  const [negatives, positives] = countClasses(dataset);
  const [negative, positive] = isUnbalance
    ? [Math.max(1, positives / negatives), Math.max(1, negatives / positives)]
    : [1, scalePosWeight];
  const weighted = positive === 1 && negative === 1 ? storage : weighClasses(storage, negative, positive);
  return {
    numClasses: 1,
    leafValueUnit: LEAF_VALUE_UNIT,
    averageScores: () => [averageScore(storage, rows)],
    gradients: gradientsBy(weighted, rows, runner),
  };
}

function gradientsBy(weighted: BinnedRows, rows: Int32Array, runner?: JobRunner): Objective['gradients'] {
  if (runner) {
    const kernel = new LogisticKernel(runner, weighted, rows);
    return ([scores]) => [kernel.gradientsAt(scores)];
  }
  const out = integerArrays(weighted.numRows);
  return ([scores]) => [logisticGradients(weighted, rows, scores, out)];
}

/** Number of rows with label 0 and with label 1. */
function countClasses({ storage: { labels, weights }, rows }: Dataset): [number, number] {
  const count: [number, number] = [0, 0];
  const weightedRows: [number, number] = [0, 0];
  for (const row of rows) {
    const label = labels[row];
    if (label !== 0 && label !== 1) throw new DatasetError('labels 0 and 1', label);
    count[label]++;
    if (!weights || weights[row] > 0) weightedRows[label]++;
  }
  const [zeros, ones] = weightedRows;
  if (zeros > 0 && ones > 0) return count;
  const got = ones > 0 ? 'only 1' : zeros > 0 ? 'only 0' : 'no weighted row';
  throw new DatasetError('training labels of both classes', got);
}

/** The same rows, with each weight multiplied by the weight of its class. */
function weighClasses(storage: BinnedRows, negative: number, positive: number): BinnedRows {
  const { labels, weights, numRows } = storage;
  const product = new Float32Array(numRows);
  for (let row = 0; row < numRows; row++) {
    product[row] = (weights ? weights[row] : 1) * (labels[row] === 1 ? positive : negative);
  }
  return { ...storage, weights: product };
}
