import { Pool } from 'pg';
import type { PoolClient, QueryResult } from 'pg';
import { Breaker } from './breaker';
import { DatabaseOutage } from './outage';
import { tolerateBreaks } from './tolerate-breaks';

export interface ServingPoolOptions {
  readonly size: number;
  /** Milliseconds that a request waits for a connection, and then for each statement. */
  readonly timeoutMs: number;
  /** Settings of the sessions, as on Postgres' command line. */
  readonly options?: string;
}

/** The server's own timeout comes first: it leaves the connection usable. */
const graceMs = 500;

type ConnectCallback = Parameters<Pool['connect']>[0];

/**
 * A pool whose callers never wait long: neither for a connection, nor for a statement, nor again and again for a
 * database that is out.
 */
export class ServingPool extends Pool {
  private readonly breaker = new Breaker();

  constructor(connectionString: string, { size, timeoutMs, options }: ServingPoolOptions) {
    super({
      connectionString,
      max: size,
      connectionTimeoutMillis: timeoutMs,
      statement_timeout: timeoutMs,
      query_timeout: timeoutMs + graceMs,
      ...(options !== undefined && { options }),
    });
    tolerateBreaks(this);
  }

  override connect(): Promise<PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<PoolClient> | void {
    const admitted = this.breaker.admits();
    if (callback) {
      if (admitted) super.connect(callback);
      else process.nextTick(() => callback(new DatabaseOutage(), undefined, () => {}));
      return;
    }
    return admitted ? this.observed(super.connect()) : Promise.reject(new DatabaseOutage());
  }

  // pg's own declaration has nine forms; all but the callback's, which nobody here uses, resolve to a result.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  override query(...args: any[]): any {
    const result = (super.query as (...all: unknown[]) => unknown).apply(this, args);
    return result instanceof Promise ? this.observed(result as Promise<QueryResult>) : result;
  }

  private async observed<T>(work: Promise<T>): Promise<T> {
    try {
      const result = await work;
      this.breaker.succeeded();
      return result;
    } catch (error) {
      if (!(error instanceof DatabaseOutage)) this.breaker.failed(error);
      throw error;
    }
  }
}
