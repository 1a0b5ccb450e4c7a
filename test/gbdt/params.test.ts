import { ParameterError } from '../../src/gbdt/errors';
import { rangeText } from '../../src/gbdt/parameter-kinds';
import { PARAMETERS } from '../../src/gbdt/params';
import { resolveParams } from '../../src/gbdt/resolve-params';
import type { TrainParams } from '../../src/gbdt/params';

test('adds the defaults and keeps given values', () => {
  const params = resolveParams({ numLeaves: 7, growth: 'depthWise' });
  expect(params).toMatchObject({
    numLeaves: 7,
    growth: 'depthWise',
    numIterations: 100,
    learningRate: 0.1,
    seed: 0,
  });
  expect(Object.keys(params)).toEqual(Object.keys(PARAMETERS));
  expect(Object.isFrozen(params)).toBe(true);
});

test('a parameter set to undefined gets its default', () => {
  expect(resolveParams({ numLeaves: undefined } as unknown as Partial<TrainParams>).numLeaves).toBe(31);
});

test.each([
  [{ numLeaves: 1 }, 'expected numLeaves to be an integer from 2 to 131072, got 1'],
  [{ numIterations: 2.5 }, 'expected numIterations to be an integer from 1 to 1000000, got 2.5'],
  [{ learningRate: 0 }, 'expected learningRate to be a number above 0, got 0'],
  [{ featureFraction: 1.1 }, 'expected featureFraction to be a number above 0 and at most 1, got 1.1'],
  [{ lambdaL2: -1 }, 'expected lambdaL2 to be a number of at least 0, got -1'],
  [{ lambdaL1: NaN }, 'expected lambdaL1 to be a number of at least 0, got NaN'],
  [{ maxBin: 256 }, 'expected maxBin to be an integer from 2 to 255, got 256'],
  [{ maxDepth: '3' }, 'expected maxDepth to be an integer from -1 to 1000, got 3'],
  [{ growth: 'sideways' }, 'expected growth to be leafWise or depthWise, got sideways'],
  [
    { metric: 'rmse' },
    'expected metric to be auto or auc or logLoss or ndcg or map or l2 or multiLogLoss, got rmse',
  ],
  [{ boostFromAverage: 1 }, 'expected boostFromAverage to be true or false, got 1'],
])('rejects %p', (partial, message) => {
  const attempt = (): unknown => resolveParams(partial as unknown as Partial<TrainParams>);
  expect(attempt).toThrow(ParameterError);
  expect(attempt).toThrow(new Error(message));
});

test.each(['numTrees', 'toString'])('rejects the unknown name %s and lists the known ones', (name) => {
  const attempt = (): unknown => resolveParams({ [name]: 3 });
  expect(attempt).toThrow(`expected one of ${Object.keys(PARAMETERS).join(', ')}, got ${name}`);
});

test('every default is in its range, and every parameter has a description', () => {
  expect(() => resolveParams()).not.toThrow();
  for (const parameter of Object.values(PARAMETERS)) {
    expect(parameter.meaning).toMatch(/\.$/);
    expect(rangeText(parameter)).not.toContain('Infinity');
  }
});

describe('contradictions', () => {
  test.each([
    ['binary', 'auc'],
    ['lambdarank', 'ndcg'],
    ['regression', 'l2'],
  ] as const)('the metric of %s is %s unless told', (objective, metric) => {
    expect(resolveParams({ objective }).metric).toBe(metric);
  });

  test.each<[Partial<TrainParams>, string]>([
    [{ objective: 'regression', metric: 'auc' }, 'a metric of regression (l2), got auc'],
    [{ objective: 'multiclass' }, 'numClass of at least 2 for the multiclass objective, got 1'],
    [{ numClass: 3 }, 'numClass 1 for the binary objective, got 3'],
    [{ isUnbalance: true, scalePosWeight: 2 }, 'either isUnbalance or scalePosWeight, got both'],
    [{ dataSampleStrategy: 'goss', topRate: 0.8, otherRate: 0.3 }, 'topRate + otherRate of at most 1'],
    [{ dataSampleStrategy: 'goss', baggingFreq: 1, baggingFraction: 0.5 }, 'either goss or bagging'],
    [{ monotoneConstraints: [2] }, 'monotoneConstraints to be a list, each an integer from -1 to 1, got [2]'],
  ])('rejects %p', (partial, message) => {
    expect(() => resolveParams(partial)).toThrow(message);
  });
});

test('no LightGBM name belongs to two parameters', () => {
  const names = Object.values(PARAMETERS).flatMap(({ lightgbm, aliases }) =>
    [lightgbm ?? [], aliases].flat(),
  );
  expect(new Set(names).size).toBe(names.length);
});
