import type { Pool } from 'pg';
import { readSql } from '../lib/read-sql';
import type { Target } from './target';

/** The baskets that were bought at the cutoffs. These are the labels: only training and evaluation may read them. */
export async function readBaskets(
  pool: Pool,
  targets: readonly Target[],
): Promise<readonly ReadonlySet<number>[]> {
  const { rows } = await pool.query<{ product_ids: number[] | null }>(readSql(__dirname, 'baskets'), [
    targets.map((target) => target.userId),
    targets.map((target) => target.orderNumber),
  ]);
  return rows.map((row) => new Set(row.product_ids));
}
