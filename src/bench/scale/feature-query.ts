/** Measures the serving feature query at one size: its times for one user after the other, and whether it uses indexes. */
import type { Pool } from 'pg';
import { readHistories } from '../../features/history';
import { historyStatement } from '../../features/history-columns';
import { readTargets } from '../../features/read-targets';
import type { KnownTarget } from '../../features/read-targets';
import { percentile } from '../serve/summary';

export interface FeatureQueryFigures {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Tables that its plan scans sequentially; empty when indexes are used throughout. */
  readonly scannedTables: readonly string[];
}

const WARM_UP_USERS = 100;
const MEASURED_USERS = 1000;

/** @param pool with the session settings of the server */
export async function measureFeatureQuery(pool: Pool): Promise<FeatureQueryFigures> {
  const { rows: users } = await pool.query<{ id: number }>(
    'select id from users order by hashint4(id) limit $1',
    [WARM_UP_USERS + MEASURED_USERS],
  );
  const targets = await readTargets(
    pool,
    users.map(({ id }) => id),
    0,
  );
  const times: number[] = [];
  for (const [place, target] of targets.entries()) {
    const start = performance.now();
    await readHistories(pool, [target]);
    if (place >= WARM_UP_USERS || targets.length <= WARM_UP_USERS) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return {
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    scannedTables: await scannedTablesOf(pool, targets[0]),
  };
}

async function scannedTablesOf(pool: Pool, target: KnownTarget | undefined): Promise<readonly string[]> {
  if (target === undefined) return [];
  const { text } = await historyStatement(pool);
  const { rows } = await pool.query<{ 'QUERY PLAN': unknown }>(`explain (format json) ${text}`, [
    [target.userId],
    [target.orderNumber],
  ]);
  const plan = JSON.stringify(rows[0]?.['QUERY PLAN']);
  const scans = plan.matchAll(/"Node Type":"Seq Scan".*?"Relation Name":"(\w+)"/g);
  return [...new Set(Array.from(scans, ([, table]) => table))];
}
