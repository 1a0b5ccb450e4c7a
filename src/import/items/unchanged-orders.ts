/**
 * Finds orders whose items in the files equal the stored items. A folder that grew by a few later orders contains
 * millions of these; they are recognised by checksums, and only the items of all other orders are staged.
 */
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { IdSet } from '../../lib/id-set';
import { readSql } from '../../lib/read-sql';
import { orderItems } from '../file-kind';
import { stepLabels } from '../import-context';
import type { ImportContext } from '../import-context';
import type { Aliases } from '../ids/id-kind';
import { fingerprintOf } from '../planned-file';
import { inTransaction } from '../session';
import { discardTable, recordStep, STAGING_FORMAT, completedStep } from '../staging-area';
import { moveRow } from './item-batch';
import type { ItemBatch } from './item-batch';
import { ItemReader } from './read-items';
import { readIds } from './read-numbers';
import { StoredBaskets } from './stored-baskets';

const STEP = 'unchanged orders found';

/** Reads the files of order items once; a resumed import reuses the result. */
export async function findUnchangedOrders(context: ImportContext, aliases: Aliases): Promise<IdSet> {
  const { client, signal } = context;
  const files = context.files.filter(({ kind }) => kind === orderItems);
  const fingerprint = fingerprintOf(files, STAGING_FORMAT);
  if ((await completedStep(client, STEP)) !== fingerprint) {
    await discardTable(client, orderItems.staging);
    const stored = await StoredBaskets.read(client);
    const progress = context.startProgress(
      stepLabels.compare,
      files.reduce((sum, { bytes }) => sum + bytes, 0),
    );
    let bytesBefore = 0;
    for (const file of files) {
      // An order with an invalid row counts as changed, so the row is reported when it is staged.
      const reader = new ItemReader(file, aliases, () => {});
      for await (const batch of reader.batches()) {
        signal.throwIfAborted();
        stored.subtract(batch);
        progress.update(bytesBefore + reader.bytes);
      }
      bytesBefore += file.bytes;
    }
    progress.stop();
    await inTransaction(client, signal, async () => {
      await client.query('delete from unchanged_orders');
      await client.query('delete from steps where name = $1', [STEP]);
      await pipeline(lines(stored.unchanged()), client.query(copyFrom('copy unchanged_orders from stdin')));
      await client.query('analyze unchanged_orders');
      await recordStep(client, STEP, fingerprint);
    });
  }
  return readIds(client, 'select id from unchanged_orders');
}

/** Removes the items of these orders from the batch. */
export function removeOrders(batch: ItemBatch, orders: IdSet): void {
  let kept = 0;
  for (let row = 0; row < batch.size; row++) {
    if (!orders.has(batch.orderId[row])) moveRow(batch, row, kept++);
  }
  batch.size = kept;
}

/** If a check rejected an unchanged order, its items must be reported as well. */
export async function isUnchangedOrderRejected(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    readSql(__dirname, '../check/unchanged-orders-rejected'),
  );
  return rows[0].found;
}

/** Ids in COPY's text format, a few thousand per chunk. */
function* lines(ids: Iterable<number>): Generator<string> {
  let chunk = '';
  for (const id of ids) {
    chunk += `${id}\n`;
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
