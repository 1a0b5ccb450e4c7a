import type { LoadJob, LoadResult } from './load-job';
import type { ProcessFigures } from './service-process';

/** One row of the benchmark's result: request, load and measurements. Times in milliseconds. */
export interface ServeRow extends LoadResult {
  /** `cold` has no cache, `warm` always hits it; `hello` is Apollo alone, `bare` the work without the service. */
  readonly kind: 'cold' | 'warm' | 'fifty' | 'hello' | 'bare';
  readonly connections: number;
  /** Requests per second; null in a closed loop. */
  readonly rate: number | null;
  /** Null for a server without metrics. */
  readonly eventLoopDelayP99: number | null;
  readonly megabytes: number | null;
  /** CPU time of the service (without Postgres) per request. */
  readonly cpuMilliseconds: number | null;
}

export function toServeRow(
  kind: ServeRow['kind'],
  { connections, rate }: Pick<LoadJob, 'connections' | 'rate'>,
  result: LoadResult,
  before: ProcessFigures | null = null,
  after: ProcessFigures | null = null,
): ServeRow {
  return {
    kind,
    connections,
    rate,
    ...result,
    eventLoopDelayP99: after?.eventLoopDelayP99 ?? null,
    megabytes: after?.megabytes ?? null,
    cpuMilliseconds:
      before && after ? ((after.cpuSeconds - before.cpuSeconds) * 1000) / Math.max(1, result.requests) : null,
  };
}
