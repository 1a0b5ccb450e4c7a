import type { LoadResult } from './load';

/** How many there were and how long they took. @param times milliseconds, in any order */
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
 * The smallest value that at least the given share of the values does not exceed (nearest rank).
 *
 * @param sorted ascending; NaN when empty
 * @param share above 0, at most 1
 */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
