import { LRUCache } from 'lru-cache';
import { isDatabaseOutage } from '../db/outage';
import type { Shopper } from './users/shopper';
import type { Category } from './products/category';
import type { Product } from './products/product.type';

/**
 * Recently read rows, for the whole process, used only during a database outage; while the database responds, it is always
 * queried. Contains no personal data.
 */
export class LastKnown {
  readonly products = new Remembered<number, Product>(20_000);
  readonly aisles = new Remembered<number, Category>(1_000);
  readonly departments = new Remembered<number, Category>(1_000);
  /** By UUID in lower case. */
  readonly shoppers = new Remembered<string, Shopper>(50_000);
}

/** Rows by their internal key, except where another key is stated. */
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

  all(): Row[] {
    return [...this.rows.values()];
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
  orRead(keys: readonly Key[], read: () => Promise<readonly (Row | null)[]>): Promise<(Row | null)[]> {
    const readAndKeep = async () => {
      const found = await read();
      found.forEach((row, i) => row !== null && this.keep(keys[i], row));
      return found;
    };
    return orInOutage(readAndKeep, () => keys.map((key) => this.get(key)));
  }

  /**
   * Like `orRead`, for rows that are looked up by another name than their key. `read` keeps what it reads.
   *
   * @throws as `orRead`
   */
  orReadBy<Name>(
    nameOf: (row: Row) => Name,
    names: readonly Name[],
    read: () => Promise<readonly (Row | null)[]>,
  ): Promise<(Row | null)[]> {
    return orInOutage(read, () => {
      const byName = new Map(this.all().map((row) => [nameOf(row), row]));
      return names.map((name) => byName.get(name) ?? null);
    });
  }
}

/** @throws the error of `read` if it is not an outage, or if a row is not known */
async function orInOutage<Row>(
  read: () => Promise<readonly (Row | null)[]>,
  lastRead: () => (Row | null)[],
): Promise<(Row | null)[]> {
  try {
    return [...(await read())];
  } catch (error) {
    if (!isDatabaseOutage(error)) throw error;
    const known = lastRead();
    if (known.includes(null)) throw error;
    return known;
  }
}
