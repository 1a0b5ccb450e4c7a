import { Pool } from 'pg';
import type { PoolClient, QueryResult } from 'pg';
import { Breaker } from './breaker';
import { DatabaseOutage } from './outage';
import { ignoreConnectionErrors } from './ignore-connection-errors';

export interface BoundedPoolOptions {
  readonly size: number;
  /** Maximum wait for a connection, and then for each statement. */
  readonly timeoutMs: number;
  /** Session settings, in the syntax of the Postgres command line. */
  readonly options?: string;
}

/** The server's own timeout must come first: it keeps the connection usable. */
const GRACE_MS = 500;

type ConnectCallback = Parameters<Pool['connect']>[0];

/**
 * A pool with bounded waiting: for a connection, for a statement, and (through the circuit breaker) for a database that
 * is down.
 */
export class BoundedPool extends Pool {
  private readonly breaker = new Breaker();

  constructor(connectionString: string, { size, timeoutMs, options }: BoundedPoolOptions) {
    super({
      connectionString,
      max: size,
      connectionTimeoutMillis: timeoutMs,
      statement_timeout: timeoutMs,
      query_timeout: timeoutMs + GRACE_MS,
      ...(options !== undefined && { options }),
    });
    ignoreConnectionErrors(this);
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

  // pg declares nine overloads; all but the callback form, which is not used here, return a promise of the result.
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
