import { LRUCache } from 'lru-cache';
import { isDatabaseOutage } from '../db/outage';
import type { Shopper } from './users/requested-user';
import type { Aisle } from './products/aisle.type';
import type { Department } from './products/department.type';
import type { Product } from './products/product.type';

/**
 * Rows that were read lately, for the whole process, to be shown while the database does not answer. Nobody's personal
 * data is among them. While it answers, it is asked: nothing here saves a statement.
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

  constructor(most: number) {
    this.rows = new LRUCache({ max: most });
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

  /**
   * What a loader found, kept; while the database is out, what was found last.
   *
   * @param read rows of the keys in their order, null where there is none
   * @throws whatever reading throws, when it is no outage or a key was never read
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
