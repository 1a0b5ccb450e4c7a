import { LRUCache } from 'lru-cache';
import { isDatabaseOutage } from '../db/outage';
import type { Shopper } from './users/shopper';
import type { Aisle } from './products/aisle.type';
import type { Department } from './products/department.type';
import type { Product } from './products/product.type';

/**
 * Recently read rows, for the whole process, used only during a database outage; while the database responds, it is always
 * queried. Contains no personal data.
 */
export class LastKnown {
  readonly products = new Remembered<number, Product>(20_000);
  readonly aisles = new Remembered<number, Aisle>(1_000);
  readonly departments = new Remembered<number, Department>(1_000);
  /** By UUID in lower case. */
  readonly shoppers = new Remembered<string, Shopper>(50_000);
}

export class Remembered<Key extends string | number, Row extends object> {
  private readonly rows: LRUCache<Key, Row>;

  constructor(maxRows: number) {
    this.rows = new LRUCache({ max: maxRows });
  }

  has(key: Key): boolean {
    return this.rows.has(key);
  }

  get(key: Key): Row | null {
    return this.rows.get(key) ?? null;
  }

  keep(key: Key, row: Row): void {
    this.rows.set(key, row);
  }

  clear(): void {
    this.rows.clear();
  }

  /**
   * Returns and keeps what a loader read; during a database outage, returns what was read last.
   *
   * @param read rows in the order of the keys, null for a key without a row
   * @throws the error of `read` if it is not an outage, or if a key was never read before
   */
  async orRead(keys: readonly Key[], read: () => Promise<readonly (Row | null)[]>): Promise<(Row | null)[]> {
    try {
      const found = await read();
      found.forEach((row, i) => row !== null && this.keep(keys[i], row));
      return [...found];
    } catch (error) {
      const known = keys.map((key) => this.get(key));
      if (!isDatabaseOutage(error) || known.includes(null)) throw error;
      return known;
    }
  }
}
