/**
 * Trainer, ONNX file and LightGBM text must compute the same leaves and scores on edge cases (missing values, signed zeros,
 * infinities, denormals, values at and one float32 step beside thresholds).
 *
 * Leaf values are multiples of 2^-20 and sums stay below 16, so float32 sums are exact and scores are compared bit by bit.
 *
 * @slow Scores 100,000 rows in three ways.
 */
import { predictLeaf, predictRaw } from '../../src/gbdt/predict';
import { LEAF_VALUE_UNIT } from '../../src/gbdt/tree';
import type { Booster } from '../../src/gbdt/tree';
import { boosterToLightGbmText } from '../../src/model-format/booster-to-text';
import { lightGbmTextToBooster } from '../../src/model-format/text-to-booster';
import { randomBooster, randomRows, seededRandom, threeLeafBooster } from './random-booster';
import { scoreByOnnx } from './score-by-onnx';

const NUM_ROWS = 100_000;

/** How many numbers differ, bit by bit; jest's own comparison takes seconds for millions of numbers. */
function differences(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  let count = Math.abs(got.length - expected.length);
  for (let i = 0; i < got.length; i++) if (!Object.is(got[i], expected[i])) count++;
  return count;
}

/** One-tree boosters whose score is the index of the leaf: what ONNX does not tell otherwise. */
function leafTellers(booster: Booster): Booster[] {
  return booster.trees.map((tree) => ({
    ...booster,
    initScore: 0,
    trees: [{ ...tree, leafValue: tree.leafValue.map((_, leaf) => leaf * LEAF_VALUE_UNIT) }],
  }));
}

describe('booster, ONNX and LightGBM text', () => {
  const random = seededRandom(20261123);
  const booster = randomBooster(random, { trees: 20, leaves: 31, features: 12 });
  const rows = randomRows(random, booster, NUM_ROWS);
  const reread = lightGbmTextToBooster(boosterToLightGbmText(booster));

  test('give the same scores on 100,000 rows', async () => {
    const expected = predictRaw(booster, rows);
    expect(expected.every((score) => Math.abs(score) < 16)).toBe(true);
    expect(new Set(expected).size).toBeGreaterThan(NUM_ROWS / 4);
    const [byOnnx, rereadByOnnx] = await scoreByOnnx([booster, reread], rows);
    expect(differences(byOnnx, expected)).toBe(0);
    expect(differences(rereadByOnnx, expected)).toBe(0);
    expect(differences(predictRaw(reread, rows), expected)).toBe(0);
  });

  test('reach the same leaves on 100,000 rows', async () => {
    const expected = predictLeaf(booster, rows);
    expect(differences(predictLeaf(reread, rows), expected)).toBe(0);
    const numTrees = booster.trees.length;
    const leavesOf = (tree: number) =>
      Int32Array.from({ length: NUM_ROWS }, (_, row) => expected[row * numTrees + tree]);
    const tellers = leafTellers(booster);
    let reached = 0;
    for (let tree = 0; tree < numTrees; tree += 2) {
      const pair = await scoreByOnnx([tellers[tree], tellers[tree + 1]], rows);
      for (const [i, scores] of pair.entries()) {
        const leaves = Int32Array.from(scores.map((score) => score * 2 ** 20));
        expect(differences(leaves, leavesOf(tree + i))).toBe(0);
        reached += new Set(leaves).size;
      }
    }
    expect(reached).toBeGreaterThan(200);
  });

  test.each([
    ['without trees', { ...threeLeafBooster(0.75), trees: [] }],
    ['with one tree of one leaf', randomBooster(seededRandom(1), { trees: 1, leaves: 1, features: 3 })],
    ['with one split', randomBooster(seededRandom(2), { trees: 1, leaves: 2, features: 3 })],
    ['with 300 trees', randomBooster(seededRandom(3), { trees: 300, leaves: 15, features: 3 })],
  ])('agree on a booster %s', async (_, small) => {
    const few = randomRows(seededRandom(4), small, 1000);
    const expected = predictRaw(small, few);
    expect(predictRaw(lightGbmTextToBooster(boosterToLightGbmText(small)), few)).toEqual(expected);
    expect((await scoreByOnnx([small, small], few))[0]).toEqual(expected);
  });

  test('send values to the expected side', async () => {
    const hand = threeLeafBooster(0.5);
    // a, b, c: at the threshold goes left, above goes right, a missing goes left, c missing goes right
    const cases = [
      [1.5, 0, -2, -2.5],
      [1.5000001192092896, 0, -2, 1.5],
      [NaN, NaN, -3, -2.5],
      [-Infinity, 0, NaN, -1],
      [Infinity, 0, NaN, 1.5],
    ];
    const values = Float32Array.from(cases.flatMap((row) => row.slice(0, 3)));
    const expected = Float32Array.from(cases, (row) => row[3]);
    expect(predictRaw(hand, values)).toEqual(expected);
    expect((await scoreByOnnx([hand, hand], values))[0]).toEqual(expected);
    expect(predictRaw(lightGbmTextToBooster(boosterToLightGbmText(hand)), values)).toEqual(expected);
  });
});
