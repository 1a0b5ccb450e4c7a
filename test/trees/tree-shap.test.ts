import { parseTreeText } from '../../src/trees/tree-text';
import { childOf } from '../../src/trees/tree';
import type { Tree } from '../../src/trees/tree';
import { expectedValue, treeShap } from '../../src/trees/tree-shap';
import { predictRaw } from '../../src/gbdt/predict';
import { boosterToLightGbmText } from '../../src/model-format/booster-to-text';
import { randomBooster, randomRows, seededRandom, threeLeafBooster } from '../model-format/random-booster';
import { consistentCounts } from './consistent-counts';

/**
 * Value of a tree if only the features in `known` are known: other splits average both sides, weighted by their rows.
 */
function answerKnowing(tree: Tree, row: Float32Array, known: number, node: number): number {
  if (node < 0) return tree.leafValue[~node];
  const feature = tree.splitFeature[node];
  if ((known >> feature) & 1) return answerKnowing(tree, row, known, childOf(tree, node, row[feature]));
  const countOf = (child: number): number =>
    child >= 0 ? tree.internalCount[child] : tree.leafCount[~child];
  const sides = [tree.leftChild[node], tree.rightChild[node]];
  return sides.reduce(
    (sum, side) => sum + (countOf(side) / countOf(node)) * answerKnowing(tree, row, known, side),
    0,
  );
}

/** Shapley values by definition: the mean change when a feature becomes known, over all orders of the features. */
function shapleyByDefinition(trees: readonly Tree[], numFeatures: number, row: Float32Array): number[] {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const answer = (known: number): number =>
    trees.reduce((sum, tree) => sum + answerKnowing(tree, row, known, tree.numLeaves > 1 ? 0 : ~0), 0);
  const answers = Array.from({ length: 2 ** numFeatures }, (_, known) => answer(known));
  return Array.from({ length: numFeatures }, (_, feature) => {
    let value = 0;
    answers.forEach((without, known) => {
      if ((known >> feature) & 1) return;
      const size = known.toString(2).replaceAll('0', '').length;
      const orders = (factorial(size) * factorial(numFeatures - size - 1)) / factorial(numFeatures);
      value += orders * (answers[known | (1 << feature)] - without);
    });
    return value;
  });
}

const random = seededRandom(29);
const booster = consistentCounts(randomBooster(random, { trees: 12, leaves: 20, features: 6 }));
const trees = parseTreeText(boosterToLightGbmText(booster)).trees;
const rows = randomRows(random, booster, 40);
const rowAt = (i: number): Float32Array => rows.subarray(i * 6, i * 6 + 6);

test('equals the definition of Shapley values, also for features with several splits on a path', () => {
  for (let i = 0; i < 15; i++) {
    const expected = shapleyByDefinition(trees, 6, rowAt(i));
    treeShap(trees, 6, rowAt(i)).values.forEach((value, feature) =>
      expect(value).toBeCloseTo(expected[feature], 9),
    );
  }
});

test('sums to the raw score', () => {
  for (let i = 0; i < 40; i++) {
    const { bias, values } = treeShap(trees, 6, rowAt(i));
    const sum = values.reduce((all, value) => all + value, bias);
    expect(sum).toBeCloseTo(predictRaw(booster, rowAt(i))[0], 6);
  }
});

test('the bias is the mean value over the training rows; a tree with one leaf is all bias', () => {
  const [tree] = threeLeafBooster().trees;
  expect(expectedValue(tree)).toBeCloseTo((10 * -3 + 20 * 1 + 10 * -1.5) / 40, 12);
  const constant = parseTreeText(boosterToLightGbmText({ ...threeLeafBooster(0.75), trees: [] })).trees;
  expect(treeShap(constant, 3, new Float32Array(3))).toEqual({ bias: 0.75, values: new Float64Array(3) });
});

test('a feature without a split has no contribution', () => {
  expect(treeShap(threeLeafBooster().trees, 3, Float32Array.of(1, 5, -1)).values[1]).toBe(0);
});

test('a text without counts is refused', () => {
  const bare = boosterToLightGbmText(threeLeafBooster()).replace(/leaf_count=.*\n/, '');
  const attempt = () => treeShap(parseTreeText(bare).trees, 3, new Float32Array(3));
  expect(attempt).toThrow('expected at least 1 training row per leaf, got 0 for leaf 0');
});
