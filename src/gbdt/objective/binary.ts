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
import { logisticArrays } from './quantise';

/**
 * @param runner computes the gradients with its kernel, from scores in its memory; without it, TypeScript computes them
 * @throws DatasetError if no row has a weight
 */
export function binaryObjective(
  dataset: Dataset,
  { isUnbalance, scalePosWeight }: Pick<TrainParams, 'isUnbalance' | 'scalePosWeight'>,
  runner?: JobRunner,
): Objective {
  const { storage, rows } = dataset;
  const [negatives, positives] = countClasses(dataset);
  const singleClass = singleClassOf(dataset);
  const [negative, positive] =
    isUnbalance && singleClass === undefined
      ? [Math.max(1, positives / negatives), Math.max(1, negatives / positives)]
      : [1, scalePosWeight];
  const weighted = positive === 1 && negative === 1 ? storage : weighClasses(storage, negative, positive);
  return {
    numClasses: 1,
    leafValueUnit: LEAF_VALUE_UNIT,
    singleClass,
    averageScores: () => [averageScore(storage, rows)],
    gradients: gradientsBy(weighted, rows, runner),
  };
}

function gradientsBy(weighted: BinnedRows, rows: Int32Array, runner?: JobRunner): Objective['gradients'] {
  if (runner) {
    const kernel = new LogisticKernel(runner, weighted, rows);
    return ([scores]) => [kernel.gradientsAt(scores)];
  }
  const out = logisticArrays(weighted.numRows);
  return ([scores]) => [logisticGradients(weighted, rows, scores, out)];
}

/** Number of rows with label 0 and with label 1. */
function countClasses({ storage: { labels }, rows }: Dataset): [number, number] {
  const count: [number, number] = [0, 0];
  for (const row of rows) count[labels[row] === 1 ? 1 : 0]++;
  return count;
}

/** The label of all rows with a weight, if they have the same one. */
function singleClassOf({ storage: { labels, weights }, rows }: Dataset): 0 | 1 | undefined {
  const found = new Set<0 | 1>();
  for (const row of rows) if (!weights || weights[row] > 0) found.add(labels[row] === 1 ? 1 : 0);
  if (found.size === 0) throw new DatasetError('training rows with a weight above 0', 'none');
  return found.size === 1 ? [...found][0] : undefined;
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
