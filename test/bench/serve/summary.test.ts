import { percentile, summary } from '../../../src/bench/serve/summary';

describe('percentile', () => {
  test('is the smallest value that covers the share', () => {
    const values = Array.from({ length: 100 }, (_, i) => i + 1);
    expect([0.5, 0.95, 0.99, 1].map((share) => percentile(values, share))).toEqual([50, 95, 99, 100]);
    expect(percentile([7], 0.01)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });
});

test('summary sorts the times numerically', () => {
  expect(summary([100, 9, 20], 2)).toEqual({
    requests: 3,
    throughput: 1.5,
    p50: 20,
    p95: 100,
    p99: 100,
    slowest: 100,
  });
});
