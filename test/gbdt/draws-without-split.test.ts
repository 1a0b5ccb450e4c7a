/** A draw of features, rows or thresholds that allows no split does not end the training. */
import { crossValidate } from '../../src/gbdt/cross-validation';
import type { TrainParams } from '../../src/gbdt/params';
import { train } from '../../src/gbdt/train';
import { usableFeatures } from '../../src/gbdt/usable-features';
import { datasetOf, normals } from './normal-rows';

const ROWS = 2000;
const GOOD = 10;
const FLAGS = 30;

/** 10 good columns, 30 flags that are set in 0.4 % of the rows. */
function withRareFlags(seed: number): ReturnType<typeof datasetOf> {
  const { uniform, normal } = normals(seed);
  const values = new Float32Array(ROWS * (GOOD + FLAGS));
  const labels = Array.from({ length: ROWS }, (_, row) => {
    const own = values.subarray(row * (GOOD + FLAGS), (row + 1) * (GOOD + FLAGS));
    for (let i = 0; i < GOOD; i++) own[i] = normal();
    for (let i = GOOD; i < GOOD + FLAGS; i++) own[i] = uniform() < 0.004 ? 1 : 0;
    const sum = own.subarray(0, GOOD).reduce((all, value, i) => all + value * ((i % 3) - 1), 0);
    return sum + 2 * normal() > 0 ? 1 : 0;
  });
  return datasetOf(values, labels);
}

test('features that can never be split on are found', () => {
  const dataset = withRareFlags(0);
  expect([...usableFeatures(dataset, { minDataInLeaf: 20, interactionConstraints: [] })]).toEqual([
    ...Array(GOOD).keys(),
  ]);
  expect(usableFeatures(dataset, { minDataInLeaf: 1, interactionConstraints: [] })).toHaveLength(40);
  expect([...usableFeatures(dataset, { minDataInLeaf: 20, interactionConstraints: [[2, 12], [3]] })]).toEqual(
    [2, 3],
  );
});

// LightGBM trains 200, 200, 189 to 195 and 171 to 184 trees.
test.each<[string, Partial<TrainParams>, number]>([
  ['feature_fraction 0.1', { featureFraction: 0.1 }, 200],
  ['all features', {}, 200],
  ['extra trees of large leaves', { extraTrees: true, minDataInLeaf: 50 }, 189],
  ['bags with lambda_l1', { baggingFraction: 0.5, baggingFreq: 1, lambdaL1: 20 }, 100],
])('%s: trains on to the end', async (_, params, minTrees) => {
  for (let seed = 0; seed < 3; seed++) {
    const { booster, warnings } = await train({
      params: { numIterations: 200, learningRate: 0.05, seed, ...params },
      train: withRareFlags(seed),
      evaluateTrain: false,
    });
    expect(booster.trees.length).toBeGreaterThanOrEqual(minTrees);
    expect(booster.trees.every(({ numLeaves }) => numLeaves > 1)).toBe(true);
    expect(warnings[0]).toMatchObject({ code: 'unusable-features' });
    expect(warnings[0].message).toContain('30 of 40 features');
  }
});

test('cross-validation trains every fold to the end', async () => {
  const params = { numIterations: 30, featureFraction: 0.1 };
  const { boosters, mean } = await crossValidate({ dataset: withRareFlags(1), folds: 3, params });
  expect(boosters.map(({ trees }) => trees.length)).toEqual([30, 30, 30]);
  expect(mean).toHaveLength(30);
});

test('iterations without a split are reported', async () => {
  const { uniform } = normals(3);
  const values = Float32Array.from({ length: 4 * 200 }, (_, i) => (i % 4 === 0 ? uniform() : i % 2));
  const labels = Array.from({ length: 200 }, (_, row) => (values[4 * row] > 0.5 ? 1 : 0));
  const params = { numIterations: 40, featureFraction: 0.5, extraTrees: true, minGainToSplit: 8 };
  const { booster, warnings, bestIteration } = await train({ params, train: datasetOf(values, labels) });
  const skipped = warnings.find(({ code }) => code === 'iterations-without-split');
  expect(skipped?.message).toContain(`${40 - booster.trees.length} of 40 iterations`);
  expect(bestIteration).toBe(booster.trees.length);
});

test('a training that can find no split ends at once, with the reason', async () => {
  const { normal } = normals(4);
  const values = Float32Array.from({ length: 300 }, normal);
  const dataset = datasetOf(
    values,
    values.map((value) => (value > 0 ? 1 : 0)),
  );
  const { booster, warnings } = await train({ params: { minGainToSplit: 1e6 }, train: dataset });
  expect(booster.trees).toHaveLength(0);
  expect(warnings.map(({ code }) => code)).toEqual(['ended-early', 'empty-model']);
});

test('without any split, the model is the average even if it does not start from there', async () => {
  const dataset = datasetOf(
    Float32Array.from({ length: 100 }, (_, i) => i),
    Array.from({ length: 100 }, (_, i) => 5 + (i % 2)),
  );
  const params = { objective: 'regression', boostFromAverage: false, minDataInLeaf: 60 } as const;
  const { booster } = await train({ params, train: dataset });
  expect(booster.initScore).toBeCloseTo(5.5, 5);
});

test('a single class gives a constant model and a warning', async () => {
  const values = Float32Array.from({ length: 100 }, (_, i) => i);
  for (const label of [0, 1] as const) {
    const { booster, warnings } = await train({
      train: datasetOf(values, new Array<number>(100).fill(label)),
    });
    expect(booster.trees).toHaveLength(0);
    expect(booster.initScore * (label === 1 ? 1 : -1)).toBeGreaterThan(30);
    expect(warnings.map(({ code }) => code)).toEqual(['single-class', 'empty-model']);
  }
});
