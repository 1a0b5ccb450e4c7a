/**
 * Reconciles orders in the files with orders recorded through the API, which have negative keys. CSV files have no
 * client keys, so an order in a file matches a recorded order only if user and products are the same and their times
 * differ by at most ORDER_MATCH_MINUTES, or if recordOrder completed the order while it was announced. A matched order
 * is not imported; the recorded order gets its external id. All other orders are separate purchases: both are
 * kept and numbered by time.
 *
 * A mixed user has orders from both channels; a mixed order is an order in the files of such a user. A user with dated
 * orders in the files and stored orders that the files lack counts as mixed, too: late orders are put in their place,
 * and later ones are renumbered.
 */
import type { PoolClient } from 'pg';
import { readSql } from '../lib/read-sql';
import { createZoneOffsets } from '../db/shop-zone/zone-offsets';
import type { ShopZone } from '../orders/shop-zone';
import { ORDER_MATCH_MINUTES } from '../orders/order-match';
import { orders } from './file-kind';
import { hasColumn } from './planned-file';
import type { PlannedFile } from './planned-file';

/**
 * Removes from the staging tables the orders that are stored as recorded orders, and sets order number, days since the
 * prior order and `reordered` of the other orders of the same users. Must run in the import's last transaction, after
 * all checks, while the order tables are locked.
 */
export async function reconcileRecordedOrders(
  client: PoolClient,
  files: readonly PlannedFile[],
  zone: ShopZone,
): Promise<void> {
  const run = (name: string, ...values: unknown[]) =>
    client.query(readSql(__dirname, `recorded/${name}`), values);
  await run('create-tables');
  await createZoneOffsets(client, zone);
  await run('read-known-ids');
  await run('copy-known-ids');
  await run('find-mixed-orders', hasColumn(files, orders, 'ordered_at'));
  await client.query('analyze mixed_orders');
  await run('read-baskets');
  await run('forget-false-matches', ORDER_MATCH_MINUTES);
  await run('confirm-announced');
  await run('find-possible-matches', ORDER_MATCH_MINUTES);
  while ((await run('match-closest')).rowCount);
  await run('forget-announced-ids');
  await run('remove-matched-orders');
  await run('remove-matched-items');
  await run('number-orders');
  await client.query('analyze numbered_orders');
  await run('update-staged-numbers');
  await run('find-first-purchases');
  await client.query('analyze first_purchases');
  await run('mark-staged-reorders');
}
