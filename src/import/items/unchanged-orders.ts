/**
 * Orders of which the files hold exactly the items that are stored. A folder that grew by a few later orders holds
 * millions of these; they are recognised by checksums, and only the items of the others are staged.
 */
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { IdSet } from '../../lib/id-set';
import { readSql } from '../../lib/read-sql';
import { orderItems } from '../file-kind';
import type { ImportContext } from '../import-context';
import { fingerprintOf } from '../planned-file';
import { inTransaction } from '../session';
import { forgetTable, noteStep, stagingFormat, stepDone } from '../staging-area';
import { moveRow } from './item-batch';
import type { ItemBatch } from './item-batch';
import { ItemReader } from './read-items';
import { readIds } from './read-numbers';
import { StoredBaskets } from './stored-baskets';

const step = 'unchanged orders found';

/** Looks once through the files of order items; an import that is resumed remembers what it found. */
export async function findUnchangedOrders(context: ImportContext): Promise<IdSet> {
  const { client, signal } = context;
  const files = context.files.filter(({ kind }) => kind === orderItems);
  const fingerprint = fingerprintOf(files, stagingFormat);
  if ((await stepDone(client, step)) !== fingerprint) {
    await forgetTable(client, orderItems.staging);
    const stored = await StoredBaskets.read(client);
    const progress = context.startProgress(
      'Comparing order items',
      files.reduce((sum, { bytes }) => sum + bytes, 0),
    );
    let before = 0;
    for (const file of files) {
      // What is wrong with a row is told when it is staged: an order with such a row is not unchanged.
      const reader = new ItemReader(file, () => {});
      for await (const batch of reader.batches()) {
        signal.throwIfAborted();
        stored.meet(batch);
        progress.update(before + reader.bytes);
      }
      before += file.bytes;
    }
    progress.stop();
    await inTransaction(client, signal, async () => {
      await client.query('delete from unchanged_orders');
      await client.query('delete from steps where name = $1', [step]);
      await pipeline(lines(stored.unchanged()), client.query(copyFrom('copy unchanged_orders from stdin')));
      await client.query('analyze unchanged_orders');
      await noteStep(client, step, fingerprint);
    });
  }
  return readIds(client, 'select id from unchanged_orders');
}

/** Leaves in the batch the items of other orders. */
export function leaveOut(batch: ItemBatch, unchanged: IdSet): void {
  let kept = 0;
  for (let row = 0; row < batch.size; row++) {
    if (!unchanged.has(batch.orderId[row])) moveRow(batch, row, kept++);
  }
  batch.size = kept;
}

/** Some check may have left out an order itself; then its items must not be passed over in silence. */
export async function isUnchangedOrderLeftOut(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    readSql(__dirname, '../check/unchanged-orders-left-out'),
  );
  return rows[0].found;
}

/** Ids as COPY reads them, some thousands in a piece. */
function* lines(ids: Iterable<number>): Generator<string> {
  let piece = '';
  for (const id of ids) {
    piece += `${id}\n`;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
