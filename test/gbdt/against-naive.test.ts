/** The fast trainer against the naive one: the same trees to the last bit. */
import type { TrainParams } from '../../src/gbdt/params';
import { train } from '../../src/gbdt/train';
import type { Tree } from '../../src/gbdt/tree';
import { trainNaively } from './naive-trainer';
import type { NaiveTree } from './naive-trainer';
import { randomToyData, toyDataset } from './toy-data';

const variants: [string, Partial<TrainParams>][] = [
  ['leaf-wise', { numLeaves: 9 }],
  ['depth-wise', { numLeaves: 9, growth: 'depthWise' }],
  ['depth limit', { numLeaves: 16, maxDepth: 2 }],
  ['many rows per leaf', { numLeaves: 16, minDataInLeaf: 30 }],
  ['much hessian per leaf', { numLeaves: 16, minDataInLeaf: 1, minSumHessianInLeaf: 8 }],
  ['regularised', { numLeaves: 9, lambdaL1: 1.5, lambdaL2: 3, minGainToSplit: 0.5 }],
  ['one row per leaf', { numLeaves: 12, minDataInLeaf: 1, minSumHessianInLeaf: 0, lambdaL2: 1 }],
];

describe.each(variants)('grows the trees of the naive trainer: %s', (_, partial) => {
  test.each([1, 2, 3])('seed %i', async (seed) => {
    const params = { minDataInLeaf: 5, numIterations: 3, ...partial };
    const data = randomToyData(160, 5, seed);
    const dataset = toyDataset(data, { maxBin: 12 });
    const { booster } = await train({ params, train: dataset });
    expect(booster.trees.map((tree) => unroll(tree))).toEqual(trainNaively(dataset, data.rows, params));
  });
});

test('grows the trees of the naive trainer with weights', async () => {
  const data = randomToyData(160, 4, 9);
  const weights = Float32Array.from({ length: data.numRows }, (_, row) => [0, 0.3, 1, 2.5][row % 4]);
  const dataset = toyDataset(data, { maxBin: 12, weights });
  const params = { minDataInLeaf: 5, numIterations: 3, numLeaves: 9 };
  const { booster } = await train({ params, train: dataset });
  expect(booster.trees.map((tree) => unroll(tree))).toEqual(trainNaively(dataset, data.rows, params));
});

test('grows the trees of the naive trainer with wide gradients', async () => {
  const data = randomToyData(160, 4, 9);
  const weights = Float32Array.from({ length: data.numRows }, (_, row) => [1e-3, 0.3, 1, 5000][row % 4]);
  const dataset = toyDataset(data, { maxBin: 12, weights });
  const params = { minDataInLeaf: 5, numIterations: 3, numLeaves: 9, minSumHessianInLeaf: 0 };
  const { booster } = await train({ params, train: dataset });
  const naive = trainNaively(dataset, data.rows, params);
  expect(booster.trees.map((tree) => unroll(tree))).toEqual(naive);
  expect(booster.trees.every(({ numLeaves }) => numLeaves > 4)).toBe(true);
});

/** A flat tree as the naive trainer's links. */
function unroll(tree: Tree, node = tree.numLeaves > 1 ? 0 : ~0): NaiveTree {
  if (node < 0) return { value: tree.leafValue[~node], count: tree.leafCount[~node] };
  return {
    feature: tree.splitFeature[node],
    threshold: tree.threshold[node],
    missingLeft: tree.defaultLeft[node] === 1,
    gain: tree.splitGain[node],
    count: tree.internalCount[node],
    left: unroll(tree, tree.leftChild[node]),
    right: unroll(tree, tree.rightChild[node]),
  };
}
