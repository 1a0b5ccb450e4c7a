/**
 * A batch of rows of an order items file, with one array per column: a file of thirty million rows must not become
 * thirty million objects.
 */
export interface ItemBatch {
  /** Number of rows in use; the arrays may be longer. */
  size: number;
  /** The row's line in the file, from 1. */
  readonly line: Int32Array;
  readonly orderId: Int32Array;
  readonly productId: Int32Array;
  readonly addToCartOrder: Int16Array;
  /** 0 or 1. */
  readonly reordered: Uint8Array;
}

/** Rows per batch; the encoded batch takes about 1 MB. */
export const BATCH_ROWS = 32_768;

export function emptyBatch(rows = BATCH_ROWS): ItemBatch {
  return {
    size: 0,
    line: new Int32Array(rows),
    orderId: new Int32Array(rows),
    productId: new Int32Array(rows),
    addToCartOrder: new Int16Array(rows),
    reordered: new Uint8Array(rows),
  };
}

/** Overwrites an earlier row. */
export function moveRow(batch: ItemBatch, from: number, to: number): void {
  if (from === to) return;
  batch.line[to] = batch.line[from];
  batch.orderId[to] = batch.orderId[from];
  batch.productId[to] = batch.productId[from];
  batch.addToCartOrder[to] = batch.addToCartOrder[from];
  batch.reordered[to] = batch.reordered[from];
}
