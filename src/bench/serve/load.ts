/** What is sent to a server, and what came of it; passed between processes, so plain data. */

export interface LoadJob {
  readonly url: string;
  /** JSON bodies, sent in turn. */
  readonly bodies: readonly string[];
  readonly connections: number;
  /** Requests a second, sent by the clock whether or not the answers keep up; null: as fast as answers come. */
  readonly rate: number | null;
  /** The run ends after this time ... */
  readonly seconds: number;
  /** ... or this many requests, whichever comes first; no limit when left out. */
  readonly requests?: number;
}

/** Times in milliseconds, from the moment a request was due. */
export interface LoadResult {
  readonly requests: number;
  /** Answers with a status other than 200, or with `errors`. */
  readonly failed: number;
  /** Answers with status 503. */
  readonly overloaded: number;
  /** Good answers a second. */
  readonly throughput: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly slowest: number;
}
