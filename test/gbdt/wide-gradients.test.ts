/** Rare labels, large weights, outliers and large offsets: what 13 bits of gradient cannot represent. */
import { GRADIENT_BITS, isWide, logisticGradients, wideBits } from '../../src/gbdt/gradients';
import { JobRunner } from '../../src/gbdt/kernels/job-runner';
import { LogisticKernel } from '../../src/gbdt/kernels/logistic-kernel';
import { wideExpOf } from '../../src/gbdt/kernels/wide-logistic.reference';
import { auc } from '../../src/gbdt/metrics';
import { logisticArrays } from '../../src/gbdt/objective/quantise';
import type { TrainParams } from '../../src/gbdt/params';
import { predictRaw } from '../../src/gbdt/predict';
import { train } from '../../src/gbdt/train';
import { datasetOf, normals } from './normal-rows';

/** The positives are the rows with the largest noisy signal. */
function rareLabels(rows: number, share: number): { values: Float32Array; labels: Float32Array } {
  const { normal } = normals(1);
  const values = new Float32Array(rows * 2).map(normal);
  const order = Array.from({ length: rows }, (_, row) => [2 * values[2 * row] + 0.7 * normal(), row]);
  const labels = new Float32Array(rows);
  order.sort((a, b) => b[0] - a[0]);
  for (const [, row] of order.slice(0, Math.round(rows * share))) labels[row] = 1;
  return { values, labels };
}

// LightGBM's AUC on the training rows is above .95 in each of these cases. With a hessian sum of 10 or less per leaf, it
// diverges as well.
test.each<[number, Partial<TrainParams>]>([
  [0.005, { isUnbalance: true, minSumHessianInLeaf: 100, boostFromAverage: false }],
  [0.00173, { isUnbalance: true, minSumHessianInLeaf: 100, boostFromAverage: false }],
  [0.00173, { scalePosWeight: 578, minSumHessianInLeaf: 100, boostFromAverage: false }],
  [0.0005, { minSumHessianInLeaf: 1 }],
])('positives of a share of %d with %j are learnt', async (share, params) => {
  const { values, labels } = rareLabels(40_000, share);
  const { booster, evaluations, warnings } = await train({
    params: { numIterations: 20, metric: 'auc', ...params },
    train: datasetOf(values, labels),
  });
  expect(booster.trees).toHaveLength(20);
  expect(evaluations.train.at(-1)).toBeGreaterThan(0.95);
  expect(warnings).toEqual([]);
});

test('the mean probability of rare labels is their share', async () => {
  const { values, labels } = rareLabels(40_000, 0.001);
  const params = { numIterations: 100, minDataInLeaf: 100, minSumHessianInLeaf: 1 };
  const { booster } = await train({ params, train: datasetOf(values, labels), evaluateTrain: false });
  const mean = predictRaw(booster, values).reduce((sum, raw) => sum + 1 / (1 + Math.exp(-raw)), 0) / 40_000;
  expect(mean / 0.001).toBeGreaterThan(0.97);
  expect(mean / 0.001).toBeLessThan(1.03);
});

test('one row of a large weight does not hide the others', async () => {
  const { normal } = normals(2);
  const values = new Float32Array(2000).map(normal);
  const weights = new Float32Array(2000).fill(1);
  weights[5] = 8e6;
  const labels = values.map((value) => (value + 0.3 * normal() > 0 ? 1 : 0));
  const params = { numIterations: 20, boostFromAverage: false };
  const { booster } = await train({ params, train: datasetOf(values, labels, { weights }) });
  expect(booster.trees).toHaveLength(20);
  expect(auc(labels, predictRaw(booster, values))).toBeGreaterThan(0.95);
});

describe('regression', () => {
  const rows = 5000;
  const { normal } = normals(3);
  const values = new Float32Array(rows * 3).map(normal);
  const truth = Float64Array.from(
    { length: rows },
    (_, row) => 3 * values[3 * row] + Math.sin(3 * values[3 * row + 1]),
  );
  const noisy = Float64Array.from(truth, (value) => value + 0.1 * normal());

  async function errorWith(labelOf: (value: number, row: number) => number, offset = 0): Promise<number> {
    const dataset = datasetOf(values, Array.from(noisy, labelOf));
    const params = { objective: 'regression', numIterations: 200, minDataInLeaf: 1 } as const;
    const { booster } = await train({ params, train: dataset, evaluateTrain: false });
    const squares = predictRaw(booster, values, new Float32Array(rows)).map((score, row) =>
      row === 7 ? 0 : (score - truth[row] - offset) ** 2,
    );
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / rows);
  }

  test.each([1e4, 1e6, 1e8])('one wrong label of %d does not change the error of the others', async (big) => {
    const clean = await errorWith((value) => value);
    const spoilt = await errorWith((value, row) => (row === 7 ? big : value));
    expect(spoilt).toBeLessThan(1.1 * clean);
  });

  test('labels far from zero are learnt as well', async () => {
    const clean = await errorWith((value) => value);
    // float32 labels and scores of this size are multiples of 2^-10.
    expect(await errorWith((value) => value + 1e4, 1e4)).toBeLessThan(1.1 * clean);
  });

  test('labels that are nearly equal are learnt without boostFromAverage', async () => {
    const dataset = datasetOf(
      values,
      Array.from(truth, (value) => 100 + value / 1000),
    );
    const params = { objective: 'regression', boostFromAverage: false, numIterations: 150 } as const;
    const { booster, evaluations } = await train({ params, train: dataset });
    expect(booster.trees).toHaveLength(150);
    expect(evaluations.train.at(-1)).toBeLessThan(2e-6);
  });
});

describe('the wide format', () => {
  test('is used where small gradients matter, and only there', () => {
    for (const [share, wide] of [
      [0.3, false],
      [0.0005, true],
    ] as const) {
      const { values, labels } = rareLabels(4000, share);
      const { storage, rows } = datasetOf(values, labels);
      const scores = new Float64Array(4000).fill(Math.log(share / (1 - share)));
      const gradients = logisticGradients(storage, rows, scores, logisticArrays(4000));
      expect(isWide(gradients)).toBe(wide);
      expect(gradients.gradientUnit).toBe(2 ** -(wide ? wideBits(4000).gradientBits : GRADIENT_BITS));
    }
  });

  test.each([1, 2, 4])('its kernel equals the reference: %i threads', (numThreads) => {
    const { values, labels } = rareLabels(20_001, 0.002);
    const weights = Float32Array.from(labels, (_, row) => 0.1 + (row % 7));
    for (const options of [{}, { weights }]) {
      const { storage, rows } = datasetOf(values, labels, options);
      const { normal } = normals(5);
      using runner = new JobRunner(storage.memory, numThreads);
      const scores = runner.allocate(Float64Array, 20_001);
      scores.set(Float64Array.from(labels, () => normal() - 7));
      const byKernel = new LogisticKernel(runner, storage, rows).gradientsAt(scores);
      const byReference = logisticGradients(storage, rows, scores, logisticArrays(20_001));
      expect(isWide(byKernel)).toBe(true);
      expect(byKernel.gradient).toEqual(byReference.gradient);
      expect(byKernel.hessian).toEqual(byReference.hessian);
    }
  });

  test('the exponential of the reference is within 2^-48', () => {
    for (let x = -700; x <= 700; x += 0.37) {
      expect(Math.abs(wideExpOf(x) / Math.exp(x) - 1)).toBeLessThan(2 ** -48);
    }
  });

  test('gives the same booster on any number of threads', async () => {
    const { values, labels } = rareLabels(60_000, 0.002);
    const trees = [];
    for (const numThreads of [1, 2, 4]) {
      const { booster } = await train({
        params: { numIterations: 5, isUnbalance: true, numLeaves: 31 },
        train: datasetOf(values, labels),
        evaluateTrain: false,
        numThreads,
      });
      trees.push(booster.trees);
    }
    expect(trees[1]).toEqual(trees[0]);
    expect(trees[2]).toEqual(trees[0]);
  });
});
