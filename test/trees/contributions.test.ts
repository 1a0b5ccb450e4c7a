import fc from 'fast-check';
import { saabasContributions } from '../../src/trees/contributions';
import { parseTreeText } from '../../src/trees/tree-text';
import { predictRaw } from '../../src/gbdt/predict';
import { boosterToLightGbmText } from '../../src/model-format/booster-to-text';
import { randomBooster, randomRows, seededRandom, threeLeafBooster } from '../model-format/random-booster';

describe('saabasContributions', () => {
  test('credits each split with the change of the expected score', () => {
    const { trees } = threeLeafBooster();
    // Root -1, then a <= 1.5 leads to node 1 (-2), then c > -2 leads to leaf 2 (-1.5).
    const { bias, values } = saabasContributions(trees, 3, Float32Array.of(1, 0, -1));
    expect(bias).toBe(-1);
    expect(Array.from(values)).toEqual([-1, 0, 0.5]);
  });

  test('counts the initial score, which the text keeps in the first tree, as bias', () => {
    const { trees } = parseTreeText(boosterToLightGbmText(threeLeafBooster(-0.5)));
    const { bias, values } = saabasContributions(trees, 3, Float32Array.of(2, 0, 0));
    expect(bias).toBe(-1.5);
    expect(Array.from(values)).toEqual([2, 0, 0]);
  });

  test('a tree with one leaf only adds to the bias; without trees it is 0', () => {
    const constant = parseTreeText(boosterToLightGbmText({ ...threeLeafBooster(0.75), trees: [] })).trees;
    expect(saabasContributions(constant, 3, new Float32Array(3))).toEqual({
      bias: 0.75,
      values: new Float64Array(3),
    });
    expect(saabasContributions([], 3, new Float32Array(3)).bias).toBe(0);
  });

  test('sums to the raw score on any row', () => {
    const random = seededRandom(11);
    const booster = randomBooster(random, { trees: 30, leaves: 15, features: 8 });
    const { trees } = parseTreeText(boosterToLightGbmText(booster));
    const rows = randomRows(random, booster, 500);
    fc.assert(
      fc.property(fc.nat(499), (i) => {
        const row = rows.subarray(i * 8, i * 8 + 8);
        const { bias, values } = saabasContributions(trees, 8, row);
        const sum = values.reduce((total, value) => total + value, bias);
        expect(sum).toBeCloseTo(predictRaw(booster, row)[0], 9);
      }),
    );
  });
});
