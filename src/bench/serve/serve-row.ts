import type { LoadJob, LoadResult } from './load';
import type { ProcessFigures } from './process-figures';

/** One line of the benchmark's result: what was asked, under which load, and what it took. Times in milliseconds. */
export interface ServeRow extends LoadResult {
  /** `cold` never answers from a cache, `warm` always; `hello` is Apollo alone, `bare` the work without the service. */
  readonly kind: 'cold' | 'warm' | 'fifty' | 'hello' | 'bare';
  readonly connections: number;
  /** Arrivals a second; null in a closed loop. */
  readonly rate: number | null;
  /** Null where the server tells nothing of itself. */
  readonly eventLoopDelayP99: number | null;
  readonly megabytes: number | null;
  /** Processor time of the service (not of Postgres) a request. */
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
