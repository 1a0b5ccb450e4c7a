/**
 * After orders came, the aggregates over all users are not made from nothing: the tables of sums take back what the
 * users of those orders added before and add what they add now, and what is made of the sums is made anew. The result is
 * the same to the last digit.
 *
 * Samples (of pairs of products, of reference users) are drawn anew when a large shop has one percent more orders than
 * when they were drawn. Until then they are older, which leaks nothing: an order that comes moves the others of its user
 * to larger lags, so what a sample knows as of a lag happened at that lag or before.
 */
import type { Pool, PoolClient } from 'pg';
import { readSql } from '../../lib/read-sql';
import { isKeptTable, updateKeptTables } from './kept-tables';
import { refreshViews } from './refresh-views';
import { holdsRows, readViews } from './view-files';
import type { View } from './view-files';
import { inTransaction, lockViews, withSettings } from './view-relations';
import type { OnView } from './view-relations';

export type Aggregates = 'current' | 'brought up to date' | 'made anew';

/** With orders of more users than this share, making everything anew is as fast. */
const mostUsers = 0.2;

/**
 * @param database a client is used within the transaction that it has open; a pool gives one of its own
 * @param onView told before each step
 * @param justMade names of views that were made from the present rows a moment ago
 * @returns what had to be done
 */
export async function bringAggregatesUpToDate(
  database: Pool | PoolClient,
  folder: string,
  onView: OnView = () => {},
  justMade: readonly string[] = [],
): Promise<Aggregates> {
  const views = readViews(folder);
  if (views.every((view) => !holdsRows(view) || justMade.includes(view.name))) return 'current';
  return inTransaction(database, async (client) => {
    await lockViews(client);
    const changes = justMade.length === 0 ? await compareOrders(client) : { altered: true, users: [] };
    if (!changes.altered && changes.users.length === 0) return 'current';
    if (changes.altered || (await areMany(client, changes.users))) {
      await refreshViews(client, folder, onView, ({ name }) => justMade.includes(name));
      return 'made anew';
    }
    await addUsers(client, folder, views, changes.users, onView);
    return 'brought up to date';
  });
}

interface OrderChanges {
  /** Whose orders came. */
  readonly users: readonly number[];
  /** Whether anything else is different. */
  readonly altered: boolean;
}

async function compareOrders(client: PoolClient): Promise<OrderChanges> {
  const { rows } = await client.query<OrderChanges>(readSql(__dirname, 'compare-orders'));
  return rows[0];
}

async function areMany(client: PoolClient, users: readonly number[]): Promise<boolean> {
  const { rows } = await client.query<{ users: number }>('select count(*)::int as users from users');
  return users.length > mostUsers * rows[0].users;
}

async function addUsers(
  client: PoolClient,
  folder: string,
  views: readonly View[],
  users: readonly number[],
  onView: OnView,
): Promise<void> {
  const kept = views.filter(isKeptTable);
  let step = 0;
  // Taken back and added: two steps a table.
  await withSettings(client, { work_mem: '128MB' }, () =>
    updateKeptTables(client, kept, users, (name) => onView(name, step++, 2 * kept.length)),
  );
  const { rows } = await client.query<{ due: boolean }>(readSql(__dirname, 'samples-are-due'));
  const [{ due }] = rows;
  await refreshViews(client, folder, onView, ({ kind, sampled }) => kind === 'table' || (sampled && !due));
}
