import { readSql } from '../../lib/read-sql';
import { orderItems } from '../file-kind';
import type { ImportContext } from '../import-context';

/** Orders of one file that lack the items they should have. */
export interface EmptyOrders {
  readonly file: string;
  readonly orders: number;
  /** A few of their ids. */
  readonly examples: readonly string[];
}

/**
 * Rejects orders without items and reports each of them. Must run after all other checks of orders and items, in the
 * transaction that merges them.
 *
 * @param table the table that contains the files' order items
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
