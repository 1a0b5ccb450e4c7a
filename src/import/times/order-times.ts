/**
 * Derives number, day, hour and gap of dated orders from their moments. Files without moments are left as they are, and
 * cost nothing.
 */
import { readSql } from '../../lib/read-sql';
import { orders } from '../file-kind';
import { hasColumn } from '../planned-file';
import type { IdMode } from '../ids/id-kind';
import { externalIdOf } from '../ids/shown-ids';
import type { ImportContext } from '../import-context';
import type { PlannedFile } from '../planned-file';

export const haveMoments = (files: readonly PlannedFile[]) => hasColumn(files, orders, 'ordered_at');

interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Run among the checks, as soon as each order is staged once. */
export function timeChecks(files: readonly PlannedFile[], ids: IdMode): readonly Statement[] {
  const rejectUnnumbered = { sql: readSql(__dirname, 'reject-unnumbered'), values: [] };
  return haveMoments(files)
    ? [rejectUnnumbered, derive('staged_order_items', ids, true)]
    : [rejectUnnumbered];
}

/**
 * Runs after all checks: closes the gaps that rejected orders left, and places undated orders, now that it is known
 * which orders have no items.
 *
 * @param table the table that contains the files' order items
 */
export async function renumber(
  { client, files, ids }: Pick<ImportContext, 'client' | 'files' | 'ids'>,
  table: 'incoming_order_items' | 'staged_order_items',
): Promise<void> {
  if (!haveMoments(files)) return;
  const { sql, values } = derive(table, ids, false);
  await client.query(sql, [...values]);
}

const derive = (items: string, ids: IdMode, first: boolean): Statement => ({
  sql: readSql(__dirname, 'derive-times')
    .replaceAll('{{items}}', items)
    .replaceAll('{{external_id}}', externalIdOf('order', 'staged.id', ids)),
  values: [first],
});
