import type { LoadResult } from './load-job';

/** Summarises response times. @param times milliseconds, in any order */
export function summary(
  times: readonly number[],
  seconds: number,
): Omit<LoadResult, 'failed' | 'overloaded'> {
  const sorted = Float64Array.from(times).sort();
  return {
    requests: times.length,
    throughput: times.length / seconds,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    slowest: percentile(sorted, 1),
  };
}

/**
 * The smallest value such that at least the given share of the values does not exceed it (nearest rank).
 *
 * @param sorted ascending values; the result is NaN when there are none
 * @param share above 0, at most 1
 */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
