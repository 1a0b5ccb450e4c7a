import { Pool } from 'pg';

/** Two processors do not answer faster when more statements run at a time. */
const connections = 6;

/**
 * Connections for the few statements that every answer needs. They are prepared, and planned once a connection: planning
 * the feature views anew for each user takes longer than running them, and the plan is the same.
 */
export function openServingPool(url: string): Pool {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    options: '-c plan_cache_mode=force_generic_plan -c jit=off',
  });
  // An idle connection that breaks (server restarted) is replaced by the pool; without a listener it would end us.
  pool.on('error', () => {});
  return pool;
}
