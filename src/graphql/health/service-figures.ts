/** Counts and durations since the process started, for clients that monitor it without Prometheus. */

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
  /** Total duration in seconds. */
  readonly seconds: number;
  readonly buckets: readonly LatencyBucket[];
}

export interface LatencyBucket {
  /** Upper limit in milliseconds; null for the last bucket, which has none. */
  readonly upTo: number | null;
  readonly requests: number;
}

/** A counter or gauge of the service, as at /metrics. */
export interface CounterFigure {
  readonly name: string;
  readonly help: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
