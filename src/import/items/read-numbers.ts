import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { IdSet } from '../../lib/id-set';

/**
 * Reads the rows of a query whose columns are all whole numbers, at millions of rows per second and without one
 * object per row.
 *
 * @param onRow receives the same array each time
 */
export async function readNumbers(
  client: PoolClient,
  query: string,
  columns: number,
  onRow: (row: Float64Array) => void,
): Promise<void> {
  const row = new Float64Array(columns);
  let [column, value] = [0, 0];
  let isNegative = false;
  for await (const bytes of client.query(copyTo(`copy (${query}) to stdout`))) {
    for (const byte of bytes as Buffer) {
      if (byte >= DIGIT_ZERO) {
        value = value * 10 + byte - DIGIT_ZERO;
        continue;
      }
      if (byte === MINUS) {
        isNegative = true;
        continue;
      }
      row[column++] = isNegative ? -value : value;
      isNegative = false;
      value = 0;
      if (byte === TAB) continue;
      onRow(row);
      column = 0;
    }
  }
}

/** @param query returns one column of ids */
export async function readIds(client: PoolClient, query: string): Promise<IdSet> {
  const ids = new IdSet();
  await readNumbers(client, query, 1, ([id]) => ids.add(id));
  return ids;
}

const TAB = 9;
const MINUS = 45;
const DIGIT_ZERO = 48;
