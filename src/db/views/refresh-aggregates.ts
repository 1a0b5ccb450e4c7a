/**
 * Product aggregates are updated incrementally when orders arrive: the tables of sums subtract the former contribution of
 * the users of these orders and add the current one, and whatever is computed from the sums is rebuilt. The result equals
 * a full rebuild to the last digit.
 *
 * Samples (pairs of products, reference users) are drawn again only when a large shop has one percent more orders than
 * at the last draw. An older sample leaks nothing: a new order moves the other orders of its user to larger lags, so
 * everything that a sample knows as of a lag happened at that lag or before.
 */
import type { Pool, PoolClient } from 'pg';
import { readSql } from '../../lib/read-sql';
import { isMaterializedTable, updateMaterializedTables } from './materialized-tables';
import { refreshViews } from './refresh-views';
import { holdsRows, readViews } from './view-files';
import type { View } from './view-files';
import { inTransaction, lockViews, withSettings } from './view-relations';
import type { OnView } from './view-relations';

export type AggregateRefresh = 'current' | 'updated' | 'rebuilt';

/** If a larger share of the users has new orders, a full rebuild is as fast. */
const MAX_USER_SHARE = 0.2;

/**
 * @param database a client is used within its open transaction; a pool provides a client and a transaction
 * @param onView called before each step
 * @param justBuilt names of views that were just built from the current rows
 * @returns what had to be done
 */
export async function refreshAggregates(
  database: Pool | PoolClient,
  folder: string,
  onView: OnView = () => {},
  justBuilt: readonly string[] = [],
): Promise<AggregateRefresh> {
  const views = readViews(folder);
  if (views.every((view) => !holdsRows(view) || justBuilt.includes(view.name))) return 'current';
  return inTransaction(database, async (client) => {
    await lockViews(client);
    const changes = justBuilt.length === 0 ? await readOrderChanges(client) : { altered: true, users: [] };
    if (!changes.altered && changes.users.length === 0) return 'current';
    if (changes.altered || (await isLargeShare(client, changes.users))) {
      await refreshViews(client, folder, onView, ({ name }) => justBuilt.includes(name));
      return 'rebuilt';
    }
    await addUsers(client, folder, views, changes.users, onView);
    return 'updated';
  });
}

interface OrderChanges {
  /** Users with new orders. */
  readonly users: readonly number[];
  /** Whether anything else changed. */
  readonly altered: boolean;
}

async function readOrderChanges(client: PoolClient): Promise<OrderChanges> {
  const { rows } = await client.query<OrderChanges>(readSql(__dirname, 'order-changes'));
  return rows[0];
}

async function isLargeShare(client: PoolClient, users: readonly number[]): Promise<boolean> {
  const { rows } = await client.query<{ users: number }>('select count(*)::int as users from users');
  return users.length > MAX_USER_SHARE * rows[0].users;
}

async function addUsers(
  client: PoolClient,
  folder: string,
  views: readonly View[],
  users: readonly number[],
  onView: OnView,
): Promise<void> {
  const tables = views.filter(isMaterializedTable);
  let step = 0;
  // Two steps per table: subtract, then add.
  await withSettings(client, { work_mem: '128MB' }, () =>
    updateMaterializedTables(client, tables, users, (name) => onView(name, step++, 2 * tables.length)),
  );
  const { rows } = await client.query<{ due: boolean }>(readSql(__dirname, 'samples-are-due'));
  const [{ due }] = rows;
  await refreshViews(
    client,
    folder,
    onView,
    ({ source, sampled }) => source !== undefined || (sampled && !due),
  );
}
