import type { EventEmitter } from 'node:events';
import type { Client, Pool } from 'pg';

/**
 * Keeps a broken connection (server restarted or killed) from ending the process. The statement that runs on it already
 * fails, and a pool replaces idle connections; the additional `error` event would crash the process without a listener.
 */
export function ignoreConnectionErrors<T extends Client | Pool>(connections: T): T {
  // A pool emits `connect` with each client that it connects; errors of clients in use are not forwarded to the pool.
  const events: EventEmitter = connections;
  events.on('error', ignore);
  events.on('connect', (client?: EventEmitter) => client?.on('error', ignore));
  return connections;
}

const ignore = () => {};
