import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { IdSet } from '../../lib/id-set';

/**
 * The ids that a query gives, millions of them in a second and without an object each.
 *
 * @param query one column of whole numbers from 0
 */
export async function readIds(client: PoolClient, query: string): Promise<IdSet> {
  const ids = new IdSet();
  let id = 0;
  for await (const bytes of client.query(copyTo(`copy (${query}) to stdout`))) {
    for (const byte of bytes as Buffer) {
      if (byte === lineFeed) {
        ids.add(id);
        id = 0;
      } else {
        id = id * 10 + byte - 48;
      }
    }
  }
  return ids;
}

const lineFeed = 10;
