import fc from 'fast-check';
import { auc, logLoss } from '../../src/gbdt/metrics';

describe('auc', () => {
  test('is the fraction of pairs in the right order', () => {
    expect(auc([0, 1, 0, 1], [1, 2, 3, 4])).toBe(0.75);
    expect(auc([0, 0, 1, 1], [-4, -3, -2, -1])).toBe(1);
    expect(auc([1, 1, 0, 0], [-1, 0, 1, 2])).toBe(0);
  });

  test('counts equal scores half', () => {
    expect(auc([0, 1], [5, 5])).toBe(0.5);
    expect(auc([0, 1, 1], [5, 5, 6])).toBe(0.75);
    expect(auc([0, 1], [-0, 0])).toBe(0.5);
  });

  test('weights pairs by the product of their weights', () => {
    expect(auc([0, 1, 0, 1], [1, 2, 3, 4], [1, 2, 3, 4])).toBeCloseTo((2 * 1 + 4 * 4) / (6 * 4), 12);
  });

  test('without both classes there is no order: one half', () => {
    expect(auc([1, 1], [1, 2])).toBe(0.5);
    expect(auc([0, 0], [1, 2])).toBe(0.5);
    expect(auc([], [])).toBe(0.5);
    expect(auc([0, 1], [1, 2], [1, 0])).toBe(0.5);
  });

  test('equals the count over all pairs for any scores', () => {
    const row = fc.record({
      label: fc.constantFrom(0, 1),
      score: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.float({ noNaN: true })),
      weight: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const column = <K extends keyof (typeof rows)[0]>(name: K): number[] => rows.map((one) => one[name]);
        const expected = aucOverPairs(column('label'), column('score'), column('weight'));
        expect(auc(column('label'), column('score'), column('weight'))).toBeCloseTo(expected, 10);
      }),
    );
  });
});

function aucOverPairs(labels: number[], scores: number[], weights: number[]): number {
  let right = 0;
  let all = 0;
  labels.forEach((positive, i) =>
    labels.forEach((negative, j) => {
      if (positive !== 1 || negative !== 0) return;
      const weight = weights[i] * weights[j];
      all += weight;
      right += weight * (scores[i] > scores[j] ? 1 : scores[i] === scores[j] ? 0.5 : 0);
    }),
  );
  return all > 0 ? right / all : 0.5;
}

describe('logLoss', () => {
  test('is the mean of -log p', () => {
    const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));
    const expected = -(Math.log(sigmoid(2)) + Math.log(1 - sigmoid(0.5))) / 2;
    expect(logLoss([1, 0], [2, 0.5])).toBeCloseTo(expected, 12);
  });

  test('uses weights', () => {
    expect(logLoss([1, 0], [0, 3], [1, 0])).toBeCloseTo(Math.log(2), 12);
    expect(logLoss([1, 0], [0, 3], [3, 1])).toBeCloseTo((3 * Math.log(2) + logLoss([0], [3])) / 4, 12);
  });

  test('stays finite and exact for extreme scores', () => {
    expect(logLoss([1], [-1000])).toBe(1000);
    expect(logLoss([0], [-1000])).toBe(0);
  });

  test('is 0 without rows or weight', () => {
    expect(logLoss([], [])).toBe(0);
    expect(logLoss([1], [3], [0])).toBe(0);
  });
});
