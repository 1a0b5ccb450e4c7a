import { BoundedPool } from '../db/bounded-pool';

/** Two processors do not answer faster when more statements run at a time. */
const connections = 6;

/** As on Postgres' command line. */
export const servingSession = '-c plan_cache_mode=force_generic_plan -c jit=off';

/**
 * Connections for the few statements that every answer needs. They are prepared, and planned once a connection: planning
 * the feature views anew for each user takes longer than running them, and the plan is the same.
 *
 * @param timeoutMs how long a request waits for a connection, and then for a statement
 */
export function openServingPool(url: string, timeoutMs: number): BoundedPool {
  return new BoundedPool(url, { size: connections, timeoutMs, options: servingSession });
}
