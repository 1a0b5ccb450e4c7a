/** Scoring rows: a tree made manually, and agreement with the bins that training walked. */
import { binOf } from '../../src/gbdt/bin-mapper';
import { predictLeaf, predictRaw } from '../../src/gbdt/predict';
import { train } from '../../src/gbdt/train';
import type { Booster, Tree } from '../../src/gbdt/tree';
import { randomToyData, toyDataset } from './toy-data';

/** The tree of tree.ts: node 0 tests x0 <= 1.5, its left child node 1 tests x1 <= -2. */
const tree: Tree = {
  numLeaves: 3,
  splitFeature: Int32Array.of(0, 1),
  threshold: Float64Array.of(1.5, -2),
  defaultLeft: Uint8Array.of(1, 0),
  leftChild: Int32Array.of(1, ~0),
  rightChild: Int32Array.of(~2, ~1),
  splitGain: Float64Array.of(2, 1),
  internalValue: Float64Array.of(0, 0),
  internalWeight: Float64Array.of(1, 1),
  internalCount: Int32Array.of(3, 2),
  leafValue: Float64Array.of(0.5, 0.25, -1),
  leafWeight: Float64Array.of(1, 1, 1),
  leafCount: Int32Array.of(1, 1, 1),
  shrinkage: 1,
};
const stump: Tree = {
  ...tree,
  numLeaves: 1,
  splitFeature: new Int32Array(0),
  threshold: new Float64Array(0),
  leafValue: Float64Array.of(4),
};
const byHand: Booster = {
  objective: 'binary',
  featureNames: ['x0', 'x1'],
  featureRanges: [
    [0, 2],
    [-3, 0],
  ],
  initScore: 0.125,
  trees: [tree, stump, tree],
  params: {},
};

test.each([
  [1.5, -2, 0],
  [1.5, -1.9999999, 1],
  [1.6, -9, 2],
  [NaN, -2, 0],
  [NaN, NaN, 1],
  [-Infinity, Infinity, 1],
  [Infinity, NaN, 2],
  [-0, -3, 0],
])('x0 = %p, x1 = %p reaches leaf %i', (x0, x1, leaf) => {
  const rows = Float32Array.of(x0, x1);
  expect([...predictLeaf(byHand, rows)]).toEqual([leaf, 0, leaf]);
  expect([...predictRaw(byHand, rows)]).toEqual([0.125 + 4 + 2 * tree.leafValue[leaf]]);
});

test('supports a threshold of infinity: every value left, missing values right', () => {
  const booster = {
    ...byHand,
    trees: [{ ...tree, threshold: Float64Array.of(Infinity, 0), defaultLeft: Uint8Array.of(0, 0) }],
  };
  expect([...predictLeaf(booster, Float32Array.of(Infinity, 1, NaN, 1))]).toEqual([1, 2]);
});

test('writes into the given array', () => {
  const out = new Float32Array(2);
  expect(predictRaw(byHand, Float32Array.of(0, 0, 9, 9), out)).toBe(out);
  expect([...out]).toEqual([4.625, 2.125]);
});

test('no rows give no scores', () => {
  expect(predictRaw(byHand, new Float32Array(0))).toHaveLength(0);
  expect(predictLeaf(byHand, new Float32Array(0))).toHaveLength(0);
});

test('rejects incomplete rows and an output of the wrong length', () => {
  expect(() => predictRaw(byHand, new Float32Array(3))).toThrow(
    'expected whole rows of 2 values, got 3 values',
  );
  expect(() => predictLeaf(byHand, new Float32Array(3))).toThrow(
    'expected whole rows of 2 values, got 3 values',
  );
  expect(() => predictRaw(byHand, new Float32Array(4), new Float32Array(1))).toThrow(
    'expected an output of 2 scores, one per row, got 1',
  );
});

describe('a trained booster', () => {
  const data = randomToyData(3000, 6, 21);
  const dataset = toyDataset(data);
  const trained = train({ params: { numIterations: 15, numLeaves: 24, minDataInLeaf: 3 }, train: dataset });

  test('sends rows to the leaves of their bins', async () => {
    const { booster } = await trained;
    const leaves = predictLeaf(booster, data.rows);
    const { mappers } = dataset.storage;
    booster.trees.forEach((grown, index) => {
      for (let row = 0; row < data.numRows; row++) {
        let node = 0;
        while (node >= 0) {
          const feature = grown.splitFeature[node];
          const bin = binOf(mappers[feature], data.rows[row * 6 + feature]);
          const lastLeft = binOf(mappers[feature], grown.threshold[node]);
          const isLeft =
            bin === mappers[feature].missingBin ? grown.defaultLeft[node] === 1 : bin <= lastLeft;
          node = isLeft ? grown.leftChild[node] : grown.rightChild[node];
        }
        if (leaves[row * 15 + index] !== ~node)
          throw new Error(`row ${row}, tree ${index}: leaf ${~node} by bins`);
      }
    });
  });

  test('has as many rows in its leaves as it counted', async () => {
    const { booster } = await trained;
    const leaves = predictLeaf(booster, data.rows);
    booster.trees.forEach((grown, index) => {
      const counts = new Int32Array(grown.numLeaves);
      for (let row = 0; row < data.numRows; row++) counts[leaves[row * 15 + index]]++;
      expect(counts).toEqual(grown.leafCount);
    });
  });

  test('scores are the sums of the leaf values, exactly', async () => {
    const { booster } = await trained;
    const leaves = predictLeaf(booster, data.rows);
    const scores = predictRaw(booster, data.rows);
    for (let row = 0; row < data.numRows; row++) {
      const values = booster.trees.map((grown, index) => grown.leafValue[leaves[row * 15 + index]]);
      expect(scores[row]).toBe(
        values.reduceRight((sum, value) => Math.fround(sum + value), booster.initScore),
      );
    }
  });
});
