/**
 * Derives number, day, hour and gap of dated orders from their moments. Files without moments are left as they are, and
 * cost nothing.
 */
import type { PoolClient } from 'pg';
import { readSql } from '../../lib/read-sql';
import { orders } from '../file-kind';
import { hasColumn } from '../merge';
import type { PlannedFile } from '../planned-file';

export const haveMoments = (files: readonly PlannedFile[]) => hasColumn(files, orders, 'ordered_at');

interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Run among the checks, as soon as each order is staged once. */
export function timeChecks(files: readonly PlannedFile[]): readonly Statement[] {
  const rejectUnnumbered = { sql: readSql(__dirname, 'reject-unnumbered'), values: [] };
  return haveMoments(files) ? [rejectUnnumbered, derive('staged_order_items', true)] : [rejectUnnumbered];
}

/**
 * Runs after all checks: closes the gaps that rejected orders left, and places undated orders, now that it is known
 * which orders have no items.
 *
 * @param table the table that contains the files' order items
 */
export async function renumber(
  client: PoolClient,
  files: readonly PlannedFile[],
  table: 'incoming_order_items' | 'staged_order_items',
): Promise<void> {
  if (!haveMoments(files)) return;
  const { sql, values } = derive(table, false);
  await client.query(sql, [...values]);
}

const derive = (items: string, first: boolean): Statement => ({
  sql: readSql(__dirname, 'derive-times').replaceAll('{{items}}', items),
  values: [first],
});
