/** Splitting a list of rows in two: what the kernels (assembly/partition-job.ts) have to equal. */

/**
 * Left rows to the front, right rows behind them, both in their old order.
 * @param column bins of the split's feature by row
 * @param sides 1 for each bin that goes left, else 0
 * @returns number of left rows
 */
export function divideRows(rows: Int32Array, column: Uint8Array, sides: Uint8Array): number {
  const left = rows.filter((row) => sides[column[row]] === 1);
  const right = rows.filter((row) => sides[column[row]] === 0);
  rows.set(left);
  rows.set(right, left.length);
  return left.length;
}
