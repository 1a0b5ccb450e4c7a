import { BoundedPool } from '../db/bounded-pool';

/** On two processors, more concurrent statements do not increase throughput. */
const POOL_SIZE = 6;

/** Options in the syntax of Postgres' command line. */
export const SERVING_SESSION = '-c plan_cache_mode=force_generic_plan -c jit=off';

/**
 * Connections for the few statements that every answer needs. These are prepared statements, planned once per connection:
 * planning the feature views takes longer than running them, and the plan is the same for every user.
 *
 * @param timeoutMs maximum wait for a connection, and then for a statement
 */
export function openServingPool(url: string, timeoutMs: number): BoundedPool {
  return new BoundedPool(url, { size: POOL_SIZE, timeoutMs, options: SERVING_SESSION });
}
