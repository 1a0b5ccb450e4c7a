/**
 * Rows of an order items file as numbers, a batch at a time: an array a column, because a file of thirty million rows
 * must not become thirty million objects.
 */
export interface ItemBatch {
  /** Rows that count; the arrays may be longer. */
  size: number;
  /** The row's line in the file, from 1. */
  readonly line: Int32Array;
  readonly orderId: Int32Array;
  readonly productId: Int32Array;
  readonly addToCartOrder: Int16Array;
  /** 0 or 1. */
  readonly reordered: Uint8Array;
}

/** Rows of a batch; what is made of it takes about 1 MB. */
export const batchRows = 32_768;

export function emptyBatch(rows = batchRows): ItemBatch {
  return {
    size: 0,
    line: new Int32Array(rows),
    orderId: new Int32Array(rows),
    productId: new Int32Array(rows),
    addToCartOrder: new Int16Array(rows),
    reordered: new Uint8Array(rows),
  };
}

/** Puts a row in the place of an earlier one. */
export function moveRow(batch: ItemBatch, from: number, to: number): void {
  if (from === to) return;
  batch.line[to] = batch.line[from];
  batch.orderId[to] = batch.orderId[from];
  batch.productId[to] = batch.productId[from];
  batch.addToCartOrder[to] = batch.addToCartOrder[from];
  batch.reordered[to] = batch.reordered[from];
}
