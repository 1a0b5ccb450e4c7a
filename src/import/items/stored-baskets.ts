/**
 * Finds the orders in the files whose items equal the stored ones: their number and two 32-bit checksums agree. These
 * are usually nearly all orders, and their items need not be sent to the database for comparison.
 */
import type { PoolClient } from 'pg';
import { readSql } from '../../lib/read-sql';
import type { ItemBatch } from './item-batch';
import { readNumbers } from './read-numbers';

/** Takes 16 bytes per order, regardless of its number of items. */
export class StoredBaskets {
  private size = 0;

  private constructor(
    /** Ascending. */
    private readonly orderId: Int32Array,
    /** Stored items minus items in the files. */
    private readonly missing: Int32Array,
    private readonly checksumA: Int32Array,
    private readonly checksumB: Int32Array,
  ) {}

  static async read(client: PoolClient): Promise<StoredBaskets> {
    const { rows } = await client.query<{ count: number }>('select count(*)::integer as count from orders');
    const column = () => new Int32Array(rows[0].count);
    const baskets = new StoredBaskets(column(), column(), column(), column());
    await readNumbers(client, readSql(__dirname, 'stored-baskets'), 4, (row) => {
      const at = baskets.size++;
      baskets.orderId[at] = row[0];
      baskets.missing[at] = row[1];
      baskets.checksumA[at] = row[2];
      baskets.checksumB[at] = row[3];
    });
    return baskets;
  }

  /** Subtracts rows of the files, in any order. */
  subtract({ size, orderId, productId, addToCartOrder, reordered }: ItemBatch): void {
    let at = -1;
    for (let row = 0; row < size; row++) {
      if (row === 0 || orderId[row] !== orderId[row - 1]) at = this.find(orderId[row]);
      if (at < 0) continue;
      const rest = addToCartOrder[row] * 2 + reordered[row];
      this.missing[at]--;
      this.checksumA[at] ^= mix(productId[row], 1640531513, rest, 2046682757, 15, 1500450271, 13);
      this.checksumB[at] ^= mix(productId[row], 1103515245, rest, 1812433253, 16, 1274126177, 14);
    }
  }

  /** Must be called after all rows have been subtracted. */
  *unchanged(): Generator<number> {
    for (let at = 0; at < this.size; at++) {
      if (this.missing[at] === 0 && this.checksumA[at] === 0 && this.checksumB[at] === 0)
        yield this.orderId[at];
    }
  }

  private find(order: number): number {
    let [low, high] = [0, this.size - 1];
    while (low <= high) {
      const middle = (low + high) >>> 1;
      if (this.orderId[middle] === order) return middle;
      if (this.orderId[middle] < order) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

/** The hash computed by stored-baskets.sql. */
function mix(
  product: number,
  timesProduct: number,
  rest: number,
  timesRest: number,
  firstShift: number,
  times: number,
  lastShift: number,
): number {
  let hash = Math.imul(product, timesProduct) + Math.imul(rest, timesRest);
  hash = Math.imul(hash ^ ((hash | 0) >>> firstShift), times);
  return hash ^ (hash >>> lastShift);
}
