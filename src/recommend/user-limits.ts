import type { Pool } from 'pg';
import { readSql } from '../lib/read-sql';

/** Products that must not be recommended now. */
export interface UserLimits {
  readonly unavailable: ReadonlySet<number>;
  dismissedBy: (userId: number) => ReadonlySet<number>;
}

const nothing: ReadonlySet<number> = new Set();

export async function readUserLimits(pool: Pool, userIds: readonly number[]): Promise<UserLimits> {
  const { rows } = await pool.query<{ unavailable: number[]; dismissed: [number, number][] }>({
    name: 'user-limits',
    text: readSql(__dirname, 'user-limits'),
    values: [userIds],
  });
  const dismissed = new Map<number, Set<number>>();
  for (const [user, product] of rows[0]?.dismissed ?? []) {
    dismissed.set(user, (dismissed.get(user) ?? new Set()).add(product));
  }
  return {
    unavailable: new Set(rows[0]?.unavailable),
    dismissedBy: (userId) => dismissed.get(userId) ?? nothing,
  };
}

/** Ids of the products that are unavailable now. */
export async function readUnavailable(pool: Pool): Promise<ReadonlySet<number>> {
  const { rows } = await pool.query<[number]>({
    name: 'unavailable',
    text: 'select id from products where not available',
    rowMode: 'array',
  });
  return new Set(rows.map(([id]) => id));
}

/** For past cutoffs: availability and dismissals of the past are not recorded, so there are no limits. */
export const noLimits: UserLimits = { unavailable: nothing, dismissedBy: () => nothing };
