/** Training as a whole: what it reports, what it promises, when it ends. */
import { ParameterError } from '../../src/gbdt/errors';
import { logLoss } from '../../src/gbdt/metrics';
import { predictRaw } from '../../src/gbdt/predict';
import { train } from '../../src/gbdt/train';
import type { IterationInfo } from '../../src/gbdt/train';
import { LEAF_VALUE_UNIT } from '../../src/gbdt/tree';
import { randomToyData, toyDataset, toyDatasetLike } from './toy-data';

const data = randomToyData(1200, 6, 11);
const dataset = toyDataset(data);
const other = randomToyData(800, 6, 12);
const validation = toyDatasetLike(dataset, other);

describe('every iteration', () => {
  test.each(['leafWise', 'depthWise'] as const)('lowers the training loss, %s', async (growth) => {
    const params = { numIterations: 60, numLeaves: 8, growth, metric: 'logLoss' } as const;
    const { evaluations } = await train({ params, train: dataset });
    expect(evaluations.train).toHaveLength(60);
    evaluations.train.slice(1).forEach((loss, i) => expect(loss).toBeLessThan(evaluations.train[i]));
  });

  test('is reported, and the metrics match the booster', async () => {
    const seen: IterationInfo[] = [];
    const { booster, evaluations } = await train({
      params: { numIterations: 7, metric: 'logLoss' },
      train: dataset,
      validation,
      onIteration: (info) => void seen.push(info),
    });
    expect(seen.map(({ iteration, total }) => [iteration, total])).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((i) => [i, 7]),
    );
    expect(seen.map(({ trainMetric }) => trainMetric)).toEqual(evaluations.train);
    expect(seen.map(({ validationMetric }) => validationMetric)).toEqual(evaluations.validation);
    expect(evaluations.train.at(-1)).toBeCloseTo(logLoss(data.labels, predictRaw(booster, data.rows)), 6);
    expect(evaluations.validation.at(-1)).toBeCloseTo(
      logLoss(other.labels, predictRaw(booster, other.rows)),
      6,
    );
  });

  test('can skip the training metric', async () => {
    const { evaluations } = await train({
      params: { numIterations: 3 },
      train: dataset,
      evaluateTrain: false,
    });
    expect(evaluations.train).toEqual([]);
  });
});

test('with bagging and feature draws, the scores still match the booster', async () => {
  const params = {
    numIterations: 10,
    baggingFraction: 0.5,
    baggingFreq: 1,
    featureFraction: 0.34,
    numLeaves: 6,
  };
  const { booster, evaluations } = await train({ params: { ...params, metric: 'logLoss' }, train: dataset });
  for (const tree of booster.trees) {
    expect(tree.internalCount[0]).toBe(600);
    expect(new Set(tree.splitFeature).size).toBeLessThanOrEqual(2);
  }
  expect(evaluations.train.at(-1)).toBeCloseTo(logLoss(data.labels, predictRaw(booster, data.rows)), 6);
});

test('leaf values, initial score and thresholds have the documented precision', async () => {
  const { booster } = await train({ params: { numIterations: 20 }, train: dataset });
  const isMultiple = (value: number): boolean => Number.isInteger(value / LEAF_VALUE_UNIT);
  expect(isMultiple(booster.initScore)).toBe(true);
  for (const tree of booster.trees) {
    expect([...tree.leafValue, ...tree.internalValue].every(isMultiple)).toBe(true);
    expect([...tree.threshold].every((threshold) => Math.fround(threshold) === threshold)).toBe(true);
  }
});

describe('early stopping', () => {
  const params = {
    numIterations: 400,
    numLeaves: 31,
    learningRate: 0.3,
    metric: 'logLoss',
    minDataInLeaf: 5,
  } as const;

  test('stops and truncates the booster to its best iteration', async () => {
    const { booster, bestIteration, evaluations } = await train({
      params: { ...params, earlyStoppingRounds: 10 },
      train: dataset,
      validation,
    });
    const losses = evaluations.validation;
    expect(losses).toHaveLength(bestIteration + 10);
    expect(losses.indexOf(Math.min(...losses)) + 1).toBe(bestIteration);
    expect(booster.trees).toHaveLength(bestIteration);
    const loss = logLoss(other.labels, predictRaw(booster, other.rows));
    expect(loss).toBeCloseTo(Math.min(...losses), 6);
  });

  test('needs a validation dataset', async () => {
    const attempt = train({ params: { ...params, earlyStoppingRounds: 10 }, train: dataset });
    await expect(attempt).rejects.toThrow(
      new ParameterError('a validation dataset, because earlyStoppingRounds is set', 'none'),
    );
  });
});

describe('training ends', () => {
  test("with the trees so far when the caller returns 'stop'", async () => {
    const { booster, bestIteration } = await train({
      params: { numIterations: 50 },
      train: dataset,
      onIteration: ({ iteration }) => (iteration === 4 ? 'stop' : undefined),
    });
    expect([booster.trees.length, bestIteration]).toEqual([4, 4]);
  });

  test("with the signal's reason when it is aborted, even from a timer", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('Ctrl-C')), 60);
    const attempt = train({ params: { numIterations: 100_000 }, train: dataset, signal: controller.signal });
    await expect(attempt).rejects.toThrow('Ctrl-C');
  });

  test('when a tree finds no split', async () => {
    const { booster } = await train({ params: { minDataInLeaf: 700 }, train: dataset });
    expect(booster.trees).toHaveLength(0);
    expect(new Set(predictRaw(booster, data.rows))).toEqual(new Set([Math.fround(booster.initScore)]));
  });
});

test('starts from the log odds, or from zero', async () => {
  const positive = data.labels.filter((label) => label === 1).length;
  const on = await train({ params: { numIterations: 1 }, train: dataset });
  const off = await train({ params: { numIterations: 1, boostFromAverage: false }, train: dataset });
  expect(on.booster.initScore).toBeCloseTo(Math.log(positive / (1200 - positive)), 5);
  expect(off.booster.initScore).toBe(0);
});

test('importance counts splits and adds up gains', async () => {
  const { booster, importance } = await train({ params: { numIterations: 10 }, train: dataset });
  const splits = booster.trees.flatMap(({ splitFeature }) => [...splitFeature]);
  const gains = booster.trees.flatMap(({ splitGain }) => [...splitGain]);
  for (let feature = 0; feature < 6; feature++) {
    const ofFeature = gains.filter((_, i) => splits[i] === feature);
    expect(importance.split[feature]).toBe(ofFeature.length);
    expect(importance.gain[feature]).toBeCloseTo(
      ofFeature.reduce((sum, gain) => sum + gain, 0),
      8,
    );
  }
  // Features 0 to 2 make the labels, 3 to 5 are noise.
  const ranked = [...importance.gain.keys()].sort((a, b) => importance.gain[b] - importance.gain[a]);
  expect(ranked.slice(0, 3).sort()).toEqual([0, 1, 2]);
});
