/** From counts that run since the start to what happened lately: two reports, and the difference between them. */

export interface Bucket {
  /** Milliseconds; null for all that took longer than the bucket before. */
  readonly upTo: number | null;
  readonly requests: number;
}

export interface OperationCounts {
  readonly name: string;
  readonly requests: number;
  readonly errors: number;
  readonly buckets: readonly Bucket[];
}

/** What this page asks itself, which is not what anybody wants to know. */
const own = new Set(['system', 'health']);

/** All operations together, without those of this page. */
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

/** What came between two reports. A process that was started anew counts from 0 again: then all of it is new. */
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
 * A quantile, taken to lie evenly within its bucket, as Prometheus's histogram_quantile does.
 *
 * @param share 0 to 1
 * @returns milliseconds; the last bucket's lower edge where it lies beyond; null when nothing was timed
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
