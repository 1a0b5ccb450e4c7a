/**
 * Orders of the files beside orders that were recorded through the API (whose ids are negative). A CSV file carries no
 * client key, so a file's order is taken for a recorded one only if user and set of products are the same and the moments
 * are at most ORDER_MATCH_MINUTES apart, or if recordOrder completed it while it was announced. Such an order is not
 * imported; the table `order_csv_ids` remembers its id. Every other order of the files is another purchase: both are
 * kept, and numbered by time.
 */
import type { PoolClient } from 'pg';
import { readSql } from '../lib/read-sql';
import { ORDER_MATCH_MINUTES } from '../orders/order-match';
import { orders } from './file-kind';
import { hasColumn } from './merge';
import type { PlannedFile } from './planned-file';

/**
 * Takes out of the staging tables what is stored as a recorded order, and gives the other orders of the same users the
 * numbers, gaps and marks of reordered items that are right beside it. Within the import's last transaction, after all
 * checks; the tables of orders must be locked.
 */
export async function placeBesideRecordedOrders(
  client: PoolClient,
  files: readonly PlannedFile[],
): Promise<void> {
  const run = (name: string, ...values: unknown[]) =>
    client.query(readSql(__dirname, `recorded/${name}`), values);
  await run('create-tables');
  await run('find-mixed-orders', hasColumn(files, orders, 'ordered_at'));
  await client.query('analyze mixed_orders');
  await run('read-baskets');
  await run('forget-false-matches', ORDER_MATCH_MINUTES);
  await run('confirm-announced');
  await run('find-possible-matches', ORDER_MATCH_MINUTES);
  while ((await run('match-closest')).rowCount);
  await run('set-aside-matched');
  await run('set-aside-items');
  await run('place-orders');
  await client.query('analyze placed_orders');
  await run('number-staged-orders');
  await run('find-first-purchases');
  await client.query('analyze first_purchases');
  await run('mark-staged-reorders');
}
