/** Chains of steps against the split that they stand for, on values at and beside every bound. */
import { packCategorySets } from '../../src/trees/category-sets';
import type { Tree } from '../../src/gbdt/tree';
import { childOf } from '../../src/trees/tree';
import { stepsOf } from '../../src/model-format/onnx-steps';
import { threeLeafBooster } from './random-booster';

const plain = threeLeafBooster().trees[0];

function nearby(value: number): number[] {
  const view = new Float32Array([value, value, value]);
  const bits = new Int32Array(view.buffer);
  if (Number.isFinite(value) && value !== 0) {
    bits[1]++;
    bits[2]--;
  }
  return [...view];
}

function sideBySteps(tree: Tree, value: number): boolean {
  const { steps, lastLeft } = stepsOf(tree, 0);
  for (const { upTo, left, takesMissing } of steps)
    if (value <= upTo || (Number.isNaN(value) && takesMissing)) return left;
  return lastLeft;
}

const withZero = (threshold: number, defaultLeft: number): Tree => ({
  ...plain,
  threshold: Float64Array.of(threshold, -2),
  defaultLeft: Uint8Array.of(defaultLeft, 0),
  zeroIsMissing: Uint8Array.of(1, 0),
});

test.each<[string, Tree]>([
  ['numerical', plain],
  ['one category', { ...plain, categories: packCategorySets([[5], undefined])! }],
  ['category 0', { ...plain, categories: packCategorySets([[0], undefined])! }],
  ['runs of categories', { ...plain, categories: packCategorySets([[0, 1, 4, 5, 6, 64, 200], undefined])! }],
  ['zero missing, to the right of a positive threshold', withZero(1.5, 0)],
  ['zero missing, to the left of a negative threshold', withZero(-1.5, 1)],
  ['zero missing, threshold 0, left', withZero(0, 1)],
  ['zero missing, threshold 0, right', withZero(0, 0)],
  ['zero missing, threshold the zero bound, right', withZero(Math.fround(1e-35), 0)],
])('%s', (_, tree) => {
  const values = [NaN, 0, -0, Infinity, -Infinity, 1e-40, -1e-40, 3e38, -3e38, -0.5, -1, 0.5, 5.7]
    .concat(stepsOf(tree, 0).steps.map(({ upTo }) => upTo))
    .concat(Array.from({ length: 203 }, (_, category) => category))
    .flatMap(nearby);
  for (const value of values) {
    const isLeft = childOf(tree, 0, value) === tree.leftChild[0];
    expect([value, sideBySteps(tree, value)]).toEqual([value, isLeft]);
  }
});

test('neighbouring steps have different sides, and at most one step takes missing values', () => {
  const tree = { ...plain, categories: packCategorySets([[0, 1, 4, 7], undefined])! };
  const { steps, lastLeft } = stepsOf(tree, 0);
  steps.forEach(({ left }, i) => expect(left).not.toBe(steps[i + 1]?.left ?? lastLeft));
  expect(steps).toHaveLength(6);
  expect(stepsOf(withZero(1.5, 0), 0).steps.filter(({ takesMissing }) => takesMissing)).toHaveLength(0);
  expect(stepsOf(withZero(-1.5, 1), 0).steps.filter(({ takesMissing }) => takesMissing)).toHaveLength(1);
});
