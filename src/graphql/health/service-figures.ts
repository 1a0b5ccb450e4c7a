/** What the process has counted and timed since it started, for everybody who watches it without Prometheus. */

export interface ServiceFigures {
  readonly startedAt: Date;
  readonly operations: readonly OperationFigures[];
  readonly counters: readonly CounterFigure[];
}

/** GraphQL operations of one root field. */
export interface OperationFigures {
  readonly name: string;
  readonly requests: number;
  readonly errors: number;
  /** Together, in seconds. */
  readonly seconds: number;
  readonly buckets: readonly LatencyBucket[];
}

export interface LatencyBucket {
  /** In milliseconds; null for all that took longer than the one before. */
  readonly upTo: number | null;
  readonly requests: number;
}

/** One of our counters or gauges, as /metrics has it. */
export interface CounterFigure {
  readonly name: string;
  readonly help: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
