/** Computes recent figures as the difference of two reports, whose counters run since the start of the server. */

export interface Bucket {
  /** Upper bound in milliseconds; null for the last bucket, which has none. */
  readonly upTo: number | null;
  readonly requests: number;
}

export interface OperationCounts {
  readonly name: string;
  readonly requests: number;
  readonly errors: number;
  readonly buckets: readonly Bucket[];
}

/** Operations of this page, which are excluded. */
const own = new Set(['system', 'health']);

/** The sum of all operations, without those of this page. */
export function together(operations: readonly OperationCounts[]): OperationCounts {
  const others = operations.filter(({ name }) => !own.has(name));
  const sum = (of: (operation: OperationCounts) => number) =>
    others.reduce((total, operation) => total + of(operation), 0);
  const edges = others.find(({ buckets }) => buckets.length > 0)?.buckets ?? [];
  return {
    name: 'all',
    requests: sum(({ requests }) => requests),
    errors: sum(({ errors }) => errors),
    buckets: edges.map(({ upTo }, place) => ({
      upTo,
      requests: sum(({ buckets }) => buckets[place]?.requests ?? 0),
    })),
  };
}

/** The difference of two reports. After a restart, counters begin at 0, so the whole second report is new. */
export function since(before: OperationCounts, after: OperationCounts): OperationCounts {
  if (after.requests < before.requests) return after;
  return {
    name: after.name,
    requests: after.requests - before.requests,
    errors: after.errors - before.errors,
    buckets: after.buckets.map(({ upTo, requests }, place) => ({
      upTo,
      requests: requests - (before.buckets[place]?.requests ?? 0),
    })),
  };
}

/**
 * A quantile, interpolated linearly within its bucket, like Prometheus's histogram_quantile.
 *
 * @param share 0 to 1
 * @returns milliseconds; the lower bound of the last bucket if the quantile is in it; null without requests
 */
export function quantile(buckets: readonly Bucket[], share: number): number | null {
  const total = buckets.reduce((sum, { requests }) => sum + requests, 0);
  if (total === 0) return null;
  const wanted = share * total;
  let below = 0;
  let from = 0;
  for (const { upTo, requests } of buckets) {
    if (requests > 0 && below + requests >= wanted) {
      return upTo === null ? from : from + ((upTo - from) * (wanted - below)) / requests;
    }
    below += requests;
    from = upTo ?? from;
  }
  return from;
}
