/**
 * Which orders of the files hold exactly the items that are stored: their number and two checksums of 32 bits agree.
 * Items of such orders need not be brought to the database to be compared there, and mostly that is nearly all of them.
 */
import type { PoolClient } from 'pg';
import { readSql } from '../../lib/read-sql';
import type { ItemBatch } from './item-batch';
import { readNumbers } from './read-numbers';

/** 16 bytes an order, whatever its number of items. */
export class StoredBaskets {
  private size = 0;

  private constructor(
    /** Ascending. */
    private readonly orderId: Int32Array,
    /** Stored items minus those that were met. */
    private readonly missing: Int32Array,
    private readonly one: Int32Array,
    private readonly other: Int32Array,
  ) {}

  static async read(client: PoolClient): Promise<StoredBaskets> {
    const { rows } = await client.query<{ count: number }>('select count(*)::integer as count from orders');
    const column = () => new Int32Array(rows[0].count);
    const baskets = new StoredBaskets(column(), column(), column(), column());
    await readNumbers(client, readSql(__dirname, 'stored-baskets'), 4, (row) => {
      const at = baskets.size++;
      baskets.orderId[at] = row[0];
      baskets.missing[at] = row[1];
      baskets.one[at] = row[2];
      baskets.other[at] = row[3];
    });
    return baskets;
  }

  /** Takes rows of the files, in any order. */
  meet({ size, orderId, productId, addToCartOrder, reordered }: ItemBatch): void {
    let at = -1;
    for (let row = 0; row < size; row++) {
      if (row === 0 || orderId[row] !== orderId[row - 1]) at = this.find(orderId[row]);
      if (at < 0) continue;
      const rest = addToCartOrder[row] * 2 + reordered[row];
      this.missing[at]--;
      this.one[at] ^= mix(productId[row], 1640531513, rest, 2046682757, 15, 1500450271, 13);
      this.other[at] ^= mix(productId[row], 1103515245, rest, 1812433253, 16, 1274126177, 14);
    }
  }

  /** Once all rows were met. */
  *unchanged(): Generator<number> {
    for (let at = 0; at < this.size; at++) {
      if (this.missing[at] === 0 && this.one[at] === 0 && this.other[at] === 0) yield this.orderId[at];
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

/** The same as in stored-baskets.sql, a term a line. */
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
