/** A load job and its result; plain data, because they are passed between processes. */

export interface LoadJob {
  readonly url: string;
  /** JSON bodies, sent in turn. */
  readonly bodies: readonly string[];
  readonly connections: number;
  /** Requests per second, sent on schedule even if answers are late; null sends the next one after each answer. */
  readonly rate: number | null;
  /** The run ends after this time ... */
  readonly seconds: number;
  /** ... or after this many requests, whichever comes first; default: no limit. */
  readonly requests?: number;
}

/** Times in milliseconds, from the moment a request was due. */
export interface LoadResult {
  readonly requests: number;
  /** Number of answers with a status other than 200, or with `errors`. */
  readonly failed: number;
  /** Number of answers with status 503. */
  readonly overloaded: number;
  /** Successful answers per second. */
  readonly throughput: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly slowest: number;
}
