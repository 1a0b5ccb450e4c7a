import { bootstrapMean, meanOf } from '../../src/evaluation/bootstrap';
import { Random } from '../../src/lib/random';

test('the interval has the theoretical width and contains the mean', () => {
  const random = new Random(3, 'bootstrap');
  const values = Float64Array.from({ length: 2000 }, () => Number(random.next() < 0.3));
  const { mean, low, high } = bootstrapMean(values, 1);
  const standardError = Math.sqrt((mean * (1 - mean)) / values.length);
  expect(low).toBeLessThan(mean);
  expect(high).toBeGreaterThan(mean);
  expect((high - low) / (2 * 1.96 * standardError)).toBeCloseTo(1, 0.9);
});

test('the same seed gives the same interval, another seed another one', () => {
  const values = Float64Array.from({ length: 50 }, (_, i) => i % 7);
  expect(bootstrapMean(values, 1)).toEqual(bootstrapMean(values, 1));
  expect(bootstrapMean(values, 2)).not.toEqual(bootstrapMean(values, 1));
});

test('NaN is ignored', () => {
  expect(meanOf(Float64Array.of(1, NaN, 3))).toBe(2);
  expect(meanOf(Float64Array.of(NaN))).toBeNaN();
  expect(bootstrapMean(Float64Array.of(NaN, NaN), 1).mean).toBeNaN();
});
