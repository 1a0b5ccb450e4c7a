/** What is checked before a training, so that it does not fail in the middle or at the end. */
import { fitBinMappers, binOf } from '../../src/gbdt/bin-mapper';
import { DatasetBuilder } from '../../src/gbdt/dataset';
import { ParameterError } from '../../src/gbdt/errors';
import { fromLightGbm } from '../../src/gbdt/lightgbm-params';
import type { TrainParams } from '../../src/gbdt/params';
import { train } from '../../src/gbdt/train';
import { withoutTinyBounds } from '../../src/gbdt/tiny-bounds';
import { datasetOf, normals } from './normal-rows';

describe('labels of the validation rows', () => {
  const { normal } = normals(1);
  const values = Float32Array.from({ length: 300 }, normal);
  const labels = Array.from(values, (value) => (value > 0 ? 1 : 0));
  const mappers = fitBinMappers(values, 1, { maxBin: 255, minDataInBin: 3 });
  const dataset = datasetOf(values, labels, {}, mappers);

  test.each<[Partial<TrainParams>, number, string]>([
    [{ metric: 'logLoss' }, NaN, '0 or 1, got NaN in row 0'],
    [{}, 2, '0 or 1, got 2 in row 0'],
    [{ objective: 'regression' }, NaN, 'finite, got NaN in row 0'],
    [{ objective: 'multiclass', numClass: 2 }, 7, 'whole numbers from 0 to 1, got 7 in row 0'],
  ])('%j: %d is refused', async (params, label, message) => {
    const validation = datasetOf(values, new Array<number>(300).fill(label), {}, mappers);
    const attempt = train({
      params: { numIterations: 30, earlyStoppingRounds: 5, ...params },
      train: dataset,
      validation,
    });
    await expect(attempt).rejects.toThrow(`expected validation labels that are ${message}`);
  });

  test.each([0, 0.5, 200])('%d threads are refused', async (numThreads) => {
    await expect(train({ train: dataset, numThreads })).rejects.toThrow('numThreads to be an integer from 1');
  });
});

test('minDataInBin of 0 is refused', () => {
  expect(() => fitBinMappers(Float32Array.of(1, 2), 1, { maxBin: 255, minDataInBin: 0 })).toThrow(
    'expected minDataInBin to be an integer of at least 1, got 0',
  );
});

test.each([
  [['a', 'a'], 'different feature names, got "a" twice'],
  [['a', 'days since'], 'without spaces'],
  [['a', 'b:c'], 'got "b:c"'],
])('feature names %j are refused before training', (names, message) => {
  const mappers = fitBinMappers(Float32Array.of(1, 2), 2, { maxBin: 255, minDataInBin: 1 });
  expect(() => new DatasetBuilder(mappers, names)).toThrow(message);
});

test('groups of no rows are accepted', async () => {
  const { normal } = normals(2);
  const values = Float32Array.from({ length: 60 }, normal);
  const labels = Array.from(values, (value) => (value > 0 ? 1 : 0));
  const boosterOf = async (groups: number[]): Promise<unknown> => {
    const params = { objective: 'lambdarank', numIterations: 5, minDataInLeaf: 5 } as const;
    return (await train({ params, train: datasetOf(values, labels, { groups }) })).booster.trees;
  };
  expect(await boosterOf([0, 20, 0, 0, 40, 0])).toEqual(await boosterOf([20, 40]));
});

test('no bound separates zero from values that LightGBM reads as zero', () => {
  const bounds = Float32Array.of(-1, -1e-36, 0, 5e-36, 1);
  const [first, below, above, last] = withoutTinyBounds(bounds);
  expect([first, last]).toEqual([-1, 1]);
  expect(below).toBeLessThan(-1e-35);
  expect(above).toBe(Math.fround(1e-35));
  const [mapper] = fitBinMappers(Float32Array.of(-3e-36, 0, 2e-36, 9e-36, 1, 2, -1), 1, {
    maxBin: 255,
    minDataInBin: 1,
  });
  for (const tiny of [-1e-35, -3e-36, 2e-36, 1e-35]) expect(binOf(mapper, tiny)).toBe(binOf(mapper, 0));
  expect(withoutTinyBounds(Float32Array.of(-1, 0.5))).toEqual(Float32Array.of(-1, 0.5));
});

test('parameters that would change the model but are not supported are refused', () => {
  expect(() => fromLightGbm({ boosting: 'dart' })).toThrow(ParameterError);
  expect(() => fromLightGbm({ linear_trees: true })).toThrow('linear_tree=false, the only supported value');
  expect(() => fromLightGbm({ max_delta_step: '0.7' })).toThrow('max_delta_step=0');
  const { params, unknown } = fromLightGbm({
    boosting: 'gbdt',
    max_delta_step: '0.0',
    verbosity: -1,
    eta: 0.2,
  });
  expect(params).toEqual({ learningRate: 0.2 });
  expect(unknown).toEqual(['boosting', 'max_delta_step', 'verbosity']);
});
