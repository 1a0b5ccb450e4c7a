import { readSql } from '../../lib/read-sql';
import { orderItems } from '../file-kind';
import type { ImportContext } from '../import-context';

/** Orders of one file that have no items although they should. */
export interface EmptyOrders {
  readonly file: string;
  readonly orders: number;
  /** A few of their ids. */
  readonly examples: readonly number[];
}

/**
 * Leaves out orders that have no items, and reports each of them. Once orders and items have passed all other checks,
 * within the transaction that merges them.
 *
 * @param table where the order items of the files are
 */
export async function rejectOrdersWithoutItems(
  { client, files }: ImportContext,
  table: 'incoming_order_items' | 'staged_order_items',
): Promise<readonly EmptyOrders[]> {
  const itemFiles = files.filter(({ kind }) => kind === orderItems).map(({ name }) => name);
  const sql = readSql(__dirname, 'orders-without-items').replaceAll('{{items}}', table);
  const { rows } = await client.query<EmptyOrders>(sql, [itemFiles.join(' or ')]);
  return rows;
}
