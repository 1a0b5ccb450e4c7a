import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { FileWork } from '../stage-files';
import { CopyRows, copyEnd, copyHeader } from './copy-rows';
import { batchRows } from './item-batch';
import type { ItemBatch } from './item-batch';
import { ItemReader } from './read-items';

/**
 * Copies an order items file into `incoming_order_items` as it will be, or into `staged_order_items` with file and
 * line. Every stage waits for the next, so memory does not depend on the file's size.
 *
 * @param sift leaves in a batch what is to be copied
 * @returns how many rows the file has, whatever became of them
 */
export async function copyItems(
  client: PoolClient,
  { file, onFinding, onProgress, signal, fresh }: FileWork,
  table: 'incoming_order_items' | 'staged_order_items',
  sift: (batch: ItemBatch) => void = () => {},
): Promise<number> {
  const staged = table === 'staged_order_items';
  const reader = new ItemReader(file, onFinding);
  const rows = new CopyRows(batchRows, staged ? file.number : undefined);
  async function* binary(): AsyncGenerator<Buffer> {
    yield copyHeader;
    for await (const batch of reader.batches()) {
      sift(batch);
      yield rows.encode(batch);
      onProgress(reader.bytes, reader.rows);
    }
    yield copyEnd;
  }
  // Rows that are frozen need no second visit; that is allowed in a table that is not older than this transaction.
  const format = `format binary${fresh ? ', freeze' : ''}`;
  const columns = 'order_id, product_id, add_to_cart_order, reordered';
  const copy = `copy ${table} (${staged ? 'file, line, ' : ''}${columns}) from stdin (${format})`;
  await pipeline(binary, client.query(copyFrom(copy)), { signal });
  return reader.rows;
}
