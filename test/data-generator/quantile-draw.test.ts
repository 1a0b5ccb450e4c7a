import { drawQuantile, interpolate } from '../../src/data-generator/quantile-draw';
import { Random } from '../../src/lib/random';

describe('interpolate', () => {
  const line = [
    [0, 10],
    [2, 20],
    [3, 0],
  ] as const;

  test('interpolates linearly and is constant beyond the ends', () => {
    expect([-1, 0, 1, 2, 2.5, 3, 9].map((x) => interpolate(line, x))).toEqual([10, 10, 15, 20, 10, 0, 0]);
  });
});

describe('drawQuantile', () => {
  test('reproduces the quantiles', () => {
    const random = new Random(1, 'quantiles');
    const values = Array.from({ length: 40_000 }, () =>
      drawQuantile(random, [
        [0, 4],
        [0.5, 10],
        [0.9, 40],
        [1, 100],
      ]),
    ).sort((a, b) => a - b);
    expect(values[20_000]).toBeCloseTo(10, 0);
    expect(Math.abs(values[36_000] - 40)).toBeLessThan(2);
    expect(values[0]).toBeGreaterThanOrEqual(4);
    expect(values.at(-1)).toBeLessThan(100);
  });
});
