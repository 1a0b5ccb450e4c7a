import {
  averagePrecisionAt,
  basketF1,
  hitRateAt,
  ndcgAt,
  precisionAt,
  recallAt,
} from '../../src/evaluation/ranking-metrics';

const basket = new Set([1, 2, 3, 4]);
const list = [1, 9, 2, 8, 7];

test('a worked example gives the expected values', () => {
  expect(recallAt(3, list, basket)).toBe(0.5);
  expect(precisionAt(3, list, basket)).toBeCloseTo(2 / 3);
  expect(hitRateAt(1, list, basket)).toBe(1);
  expect(hitRateAt(1, [9, 1], basket)).toBe(0);
  // hits at ranks 1 and 3; the ideal list of 3 has hits at 1, 2 and 3
  const ideal = 1 + 1 / Math.log2(3) + 1 / 2;
  expect(ndcgAt(3, list, basket)).toBeCloseTo((1 + 1 / 2) / ideal);
  expect(averagePrecisionAt(3, list, basket)).toBeCloseTo((1 / 1 + 2 / 3) / 3);
  expect(basketF1([1, 9], basket)).toBeCloseTo((2 * 1) / 6);
});

test('a perfect list scores 1, even if the basket is smaller than k', () => {
  expect(ndcgAt(10, [1, 2, 3, 4, 9], basket)).toBe(1);
  expect(averagePrecisionAt(10, [4, 3, 2, 1], basket)).toBe(1);
  expect(recallAt(10, [1, 2, 3, 4], basket)).toBe(1);
  expect(basketF1([1, 2, 3, 4], basket)).toBe(1);
});

test('the empty cases are NaN for an empty basket and 0 for an empty list', () => {
  const empty = new Set<number>();
  for (const metric of [recallAt, precisionAt, hitRateAt, ndcgAt, averagePrecisionAt]) {
    expect(metric(10, list, empty)).toBeNaN();
    expect(metric(10, [], basket)).toBe(0);
  }
  expect(basketF1([], empty)).toBe(1);
  expect(basketF1([], basket)).toBe(0);
  expect(basketF1([1], empty)).toBe(0);
});

test('a short list keeps k as the divisor of precision', () => {
  expect(precisionAt(10, [1, 2], basket)).toBe(0.2);
});
