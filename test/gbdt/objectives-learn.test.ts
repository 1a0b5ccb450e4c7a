/**
 * Every objective learns what it is for, and training can be interrupted and continued.
 *
 * @slow Trains a booster per objective.
 */
import { fitBinMappers } from '../../src/gbdt/bin-mapper';
import { crossValidate } from '../../src/gbdt/cross-validation';
import { DatasetBuilder } from '../../src/gbdt/dataset';
import type { Dataset } from '../../src/gbdt/dataset';
import { logLoss } from '../../src/gbdt/metrics';
import type { TrainParams } from '../../src/gbdt/params';
import { predictClasses } from '../../src/gbdt/predict-classes';
import { predictRaw } from '../../src/gbdt/predict';
import { createRandom } from '../../src/gbdt/random';
import { train } from '../../src/gbdt/train';
import { toyFeatureNames } from './toy-data';

const NUM_ROWS = 900;
const NUM_FEATURES = 4;
const random = createRandom(17);
const rows = Float32Array.from({ length: NUM_ROWS * NUM_FEATURES }, () => random.nextFloat());
const mappers = fitBinMappers(rows, NUM_FEATURES, { maxBin: 40, minDataInBin: 1 });
const groups = new Array<number>(NUM_ROWS / 15).fill(15);
const valuesOf = (row: number): Float32Array => rows.subarray(row * NUM_FEATURES, (row + 1) * NUM_FEATURES);

const labelOf: Record<TrainParams['objective'], (row: number) => number> = {
  binary: (row) => (valuesOf(row)[0] + valuesOf(row)[1] > 1 ? 1 : 0),
  lambdarank: (row) => Math.min(3, Math.floor(4 * valuesOf(row)[0] * valuesOf(row)[1])),
  regression: (row) => 1000 * valuesOf(row)[0] - 300 * valuesOf(row)[1],
  multiclass: (row) => (valuesOf(row)[0] > 0.6 ? 2 : valuesOf(row)[1] > 0.5 ? 1 : 0),
};

function datasetOf(objective: TrainParams['objective']): Dataset {
  const builder = new DatasetBuilder(mappers, toyFeatureNames(NUM_FEATURES));
  const labels = Float32Array.from({ length: NUM_ROWS }, (_, row) => labelOf[objective](row));
  builder.append(rows, labels, { groups });
  return builder.finish();
}

const common = { numLeaves: 8, numIterations: 30, minDataInLeaf: 10 };
const numClassOf = (objective: TrainParams['objective']): { numClass?: number } =>
  objective === 'multiclass' ? { numClass: 3 } : {};

test.each<[TrainParams['objective'], TrainParams['metric'], number, 'above' | 'below']>([
  ['binary', 'logLoss', 0.2, 'below'],
  ['binary', 'ndcg', 0.97, 'above'],
  ['binary', 'map', 0.97, 'above'],
  ['lambdarank', 'auto', 0.97, 'above'],
  ['lambdarank', 'map', 0.98, 'above'],
  ['regression', 'auto', 1000, 'below'],
  ['multiclass', 'auto', 0.15, 'below'],
])('%s learns, as %s tells', async (objective, metric, bound, side) => {
  const params = { ...common, objective, metric, ...numClassOf(objective) };
  const { evaluations } = await train({ params, train: datasetOf(objective) });
  const sign = side === 'above' ? 1 : -1;
  expect(sign * evaluations.train.at(-1)!).toBeGreaterThan(sign * bound);
  expect(sign * evaluations.train.at(-1)!).toBeGreaterThan(sign * evaluations.train[0]);
});

test('the booster predicts the scores of training', async () => {
  const { booster, evaluations } = await train({
    params: { ...common, objective: 'regression' },
    train: datasetOf('regression'),
  });
  const scores = predictRaw(booster, rows);
  const error = scores.reduce((sum, score, row) => sum + (score - labelOf.regression(row)) ** 2, 0);
  expect(error / NUM_ROWS).toBeCloseTo(evaluations.train.at(-1)!, 2);
});

test('multiclass gives one score per class, and the largest belongs to the label', async () => {
  const { booster } = await train({
    params: { ...common, objective: 'multiclass', numClass: 3 },
    train: datasetOf('multiclass'),
  });
  const scores = predictClasses(booster, rows);
  expect(scores).toHaveLength(NUM_ROWS * 3);
  let right = 0;
  for (let row = 0; row < NUM_ROWS; row++) {
    const own = scores.subarray(row * 3, row * 3 + 3);
    if (own.indexOf(Math.max(...own)) === labelOf.multiclass(row)) right++;
  }
  expect(right / NUM_ROWS).toBeGreaterThan(0.99);
  expect(() => predictRaw(booster, rows)).toThrow('predictClasses');
});

describe.each<[string, Partial<TrainParams>]>([
  ['binary', {}],
  ['with bags and drawn features', { baggingFraction: 0.7, baggingFreq: 2, featureFraction: 0.5 }],
  ['with GOSS', { dataSampleStrategy: 'goss', learningRate: 0.3 }],
  ['multiclass', { objective: 'multiclass', numClass: 3 }],
  ['lambdarank', { objective: 'lambdarank' }],
])('continued training: %s', (_, partial) => {
  test('4 + 6 iterations are 10 iterations, to the last bit', async () => {
    const dataset = datasetOf(partial.objective ?? 'binary');
    const params = { ...common, ...partial };
    const whole = await train({ params: { ...params, numIterations: 10 }, train: dataset });
    const first = await train({ params: { ...params, numIterations: 4 }, train: dataset });
    const { booster } = await train({
      params: { ...params, numIterations: 6 },
      train: dataset,
      continueFrom: first.booster,
    });
    expect(booster.trees).toEqual(whole.booster.trees);
    expect(booster.initScore).toBe(whole.booster.initScore);
  });
});

test('data too large for one dataset: training continues on the second part', async () => {
  const half = NUM_ROWS / 2;
  const part = (begin: number): [Dataset, Float32Array, Float32Array] => {
    const builder = new DatasetBuilder(mappers, toyFeatureNames(NUM_FEATURES));
    const values = rows.subarray(begin * NUM_FEATURES, (begin + half) * NUM_FEATURES);
    const labels = Float32Array.from({ length: half }, (_, i) => labelOf.binary(begin + i));
    builder.append(values, labels);
    return [builder.finish(), values, labels];
  };
  const [first] = part(0);
  const [second, values, labels] = part(half);
  const started = await train({ params: common, train: first });
  const whole = await train({ params: common, train: second, continueFrom: started.booster });
  const before = logLoss(labels, predictRaw(started.booster, values));
  expect(logLoss(labels, predictRaw(whole.booster, values))).toBeLessThan(before / 2);
});

test('training cannot continue from trees that do not fit the bins', async () => {
  const { booster } = await train({ params: common, train: datasetOf('binary') });
  const coarse = new DatasetBuilder(
    fitBinMappers(rows, NUM_FEATURES, { maxBin: 7, minDataInBin: 1 }),
    toyFeatureNames(NUM_FEATURES),
  );
  coarse.append(
    rows,
    Float32Array.from({ length: NUM_ROWS }, (_, row) => labelOf.binary(row)),
  );
  await expect(train({ params: common, train: coarse.finish(), continueFrom: booster })).rejects.toThrow(
    'expected thresholds that are bin bounds',
  );
  await expect(
    train({
      params: { ...common, objective: 'regression' },
      train: datasetOf('regression'),
      continueFrom: booster,
    }),
  ).rejects.toThrow('expected a booster for regression of 1, got binary of 1');
});

describe('cross-validation', () => {
  test('keeps groups together and finds the iteration of the best mean', async () => {
    const dataset = datasetOf('lambdarank');
    const params = { ...common, objective: 'lambdarank' as const };
    const result = await crossValidate({ params, dataset, folds: 3 });
    for (let row = 0; row < NUM_ROWS; row++) expect(result.foldOf[row]).toBe(result.foldOf[row - (row % 15)]);
    expect(result.mean).toHaveLength(30);
    expect(result.mean[result.bestIteration - 1]).toBe(Math.max(...result.mean));
    expect(result.boosters).toHaveLength(3);
    const sizes = [0, 1, 2].map((fold) => result.foldOf.filter((own) => own === fold).length);
    expect(sizes).toEqual([300, 300, 300]);
  });

  test('keeps rows with the same number together, and rejects more folds than groups', async () => {
    const dataset = datasetOf('binary');
    const together = Int32Array.from({ length: NUM_ROWS }, (_, row) => row % 2);
    const { foldOf, deviation } = await crossValidate({
      params: { ...common, numIterations: 2 },
      dataset,
      folds: 2,
      together,
    });
    for (let row = 2; row < NUM_ROWS; row++) expect(foldOf[row]).toBe(foldOf[row % 2]);
    expect(deviation.every((value) => value >= 0)).toBe(true);
    await expect(crossValidate({ dataset, folds: 3, together })).rejects.toThrow('at least 3 groups');
  });
});
