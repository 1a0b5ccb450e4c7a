import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Aliases } from '../ids/id-kind';
import type { LoadTask } from '../load-files';
import { CopyRows, copyEnd, copyHeader } from './copy-rows';
import { BATCH_ROWS } from './item-batch';
import type { ItemBatch } from './item-batch';
import { ItemReader } from './read-items';

/**
 * Copies an order items file into `incoming_order_items`, or with file and line into `staged_order_items`. Each step
 * waits for the next one, so memory does not depend on the file's size.
 *
 * @param filter removes the rows that must not be copied from a batch
 * @returns the number of rows in the file, including those that were not copied
 */
export async function copyItems(
  client: PoolClient,
  { file, aliases, onFinding, onProgress, signal, fresh }: LoadTask & { readonly aliases: Aliases },
  table: 'incoming_order_items' | 'staged_order_items',
  filter: (batch: ItemBatch) => void = () => {},
): Promise<number> {
  const staged = table === 'staged_order_items';
  const reader = new ItemReader(file, aliases, onFinding);
  const rows = new CopyRows(BATCH_ROWS, staged ? file.number : undefined);
  async function* binary(): AsyncGenerator<Buffer> {
    yield copyHeader;
    for await (const batch of reader.batches()) {
      filter(batch);
      yield rows.encode(batch);
      onProgress(reader.bytes, reader.rows);
    }
    yield copyEnd;
  }
  // Frozen rows need no later vacuum; COPY allows this only if this transaction created the table.
  const format = `format binary${fresh ? ', freeze' : ''}`;
  const columns = 'order_id, product_id, add_to_cart_order, reordered';
  const copy = `copy ${table} (${staged ? 'file, line, ' : ''}${columns}) from stdin (${format})`;
  await pipeline(binary, client.query(copyFrom(copy)), { signal });
  return reader.rows;
}
