import type { EventEmitter } from 'node:events';
import type { Client, Pool } from 'pg';

/**
 * A connection that breaks (server restarted or killed) fails the statement that runs on it, and a pool replaces an
 * idle one. Its `error` event says the same once more; without a listener it would end the process.
 */
export function tolerateBreaks<T extends Client | Pool>(connections: T): T {
  // A pool hands over each client that it connects.
  const events: EventEmitter = connections;
  events.on('error', ignore);
  events.on('connect', (client?: EventEmitter) => client?.on('error', ignore));
  return connections;
}

const ignore = () => {};
