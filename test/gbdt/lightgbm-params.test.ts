import { fromLightGbm, toLightGbm } from '../../src/gbdt/lightgbm-params';
import { resolveParams } from '../../src/gbdt/resolve-params';

test('names, aliases and texts are read', () => {
  const { params, unknown } = fromLightGbm({
    n_estimators: 50,
    eta: '0.05',
    is_unbalance: 'true',
    metric: 'binary_logloss',
    monotone_constraints: '1,0,-1',
    interaction_constraints: '[0,1],[2]',
    num_threads: 4,
  });
  expect(params).toEqual({
    numIterations: 50,
    learningRate: 0.05,
    isUnbalance: true,
    metric: 'logLoss',
    monotoneConstraints: [1, 0, -1],
    interactionConstraints: [[0, 1], [2]],
  });
  expect(unknown).toEqual(['num_threads']);
});

test('what is written can be read back', () => {
  const { growth, ...params } = resolveParams({
    objective: 'lambdarank',
    metric: 'map',
    labelGain: [0, 1, 3.5],
    interactionConstraints: [[0, 2], [1]],
    growth: 'leafWise',
  });
  const written = toLightGbm({ ...params, growth });
  expect(written).toMatchObject({ num_leaves: '31', label_gain: '0,1,3.5', metric: 'map' });
  expect(resolveParams(fromLightGbm(written).params)).toEqual({ ...params, growth });
});

test('two spellings that disagree, and invalid texts, are rejected', () => {
  expect(() => fromLightGbm({ num_leaves: 5, max_leaf: 6 })).toThrow('one value for num_leaves');
  expect(fromLightGbm({ num_leaves: 5, max_leaf: '5' }).params).toEqual({ numLeaves: 5 });
  expect(() => fromLightGbm({ eta: 'fast' })).toThrow('eta to be a number, got "fast"');
  expect(() => fromLightGbm({ extra_trees: 'maybe' })).toThrow('extra_trees to be true or false, got maybe');
});
