/**
 * Returned products in the order items: lines with a quantity of 0 or less. A product is left out if as much of it was
 * returned as was bought, otherwise its quantity is reduced; an order of which nothing is left is removed. The same
 * applies to the recorded order that an order in the files matches.
 */
import { readSql } from '../lib/read-sql';
import { ORDER_MATCH_MINUTES } from '../orders/order-match';
import { orderItems } from './file-kind';
import type { ImportContext } from './import-context';
import { hasColumn } from './planned-file';

/**
 * Must run in the import's last transaction, before the checks, so that nothing refers to the rows left out.
 *
 * @returns a sentence about the orders that were returned in full, if there are any
 */
export async function settleReturns({ client, files }: ImportContext): Promise<readonly string[]> {
  if (!hasColumn(files, orderItems, 'quantity')) return [];
  const run = async (name: string, ...values: unknown[]) =>
    (await client.query(readSql(__dirname, name), values)).rowCount ?? 0;
  const { rowCount } = await client.query('select from staged_order_items where quantity <= 0 limit 1');
  if (!rowCount) return [];
  await run('returns/find-returned-items');
  const orders = await run('returns/find-returned-orders');
  await run('returns/find-stored-orders', ORDER_MATCH_MINUTES);
  await run('returns/reduce-recorded-orders', ORDER_MATCH_MINUTES);
  await run('returns/forget-reorders');
  await run('returns/remove-items');
  await run('returns/settle-quantities');
  if (orders > 0) {
    await run('returns/report-returned-orders');
    await run('tombstones/number-remaining');
    await run('tombstones/remove-orders');
    for (const table of ['order_items', 'order_outcomes'])
      await client.query(
        `delete from ${table} using returned_stored_orders returned where order_id = returned.id`,
      );
    await run('returns/remove-stored-orders');
  }
  await client.query('drop table left_out_orders, returned_stored_orders');
  if (orders === 0) return [];
  return [
    `Left out ${orders.toLocaleString('en')} order${orders === 1 ? '' : 's'}, because all products were returned.`,
  ];
}
