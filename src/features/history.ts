/**
 * The grains that belong to a target's user, read from the feature views with one statement for any number of targets.
 */
import type { Pool } from 'pg';
import { readFloat8Array } from './float8-array';
import { historyStatement } from './history-columns';
import type { HistoryColumns } from './history-columns';
import type { Target } from './target';

export type { HistoryColumns };

/** Rows of one view for one target, found by key (product, aisle or department id). */
export interface KeyedRows {
  readonly keys: Int32Array;
  readonly indexOf: ReadonlyMap<number, number>;
  /** Row-major, keys x columns. */
  readonly values: Float64Array;
}

/** The rows of all views for one target; empty for a cold-start user. */
export interface UserHistory {
  /** Null without history. */
  readonly user: Float64Array | null;
  readonly products: KeyedRows;
  readonly aisles: KeyedRows;
  readonly departments: KeyedRows;
}

export interface Histories {
  readonly columns: HistoryColumns;
  /** One per target, in the same order. */
  readonly of: readonly UserHistory[];
}

/** The columns of history.sql, in order. */
export type PackedHistory = readonly [user: Buffer | null, products: Buffer | null, tastes: Buffer | null];

/** @param targets may contain the same user several times, with different cutoffs */
export async function readHistories(pool: Pool, targets: readonly Target[]): Promise<Histories> {
  const { text, columns } = await historyStatement(pool);
  const { rows } = await pool.query<PackedHistory & unknown[]>({
    name: 'histories',
    text,
    values: [targets.map((target) => target.userId), targets.map((target) => target.orderNumber)],
    rowMode: 'array',
  });
  return { columns, of: rows.map((row) => toHistory(row, columns)) };
}

/**
 * @returns the named column of a view's rows: one number per key
 * @throws Error for a name that is not a column
 */
export function columnOf(rows: KeyedRows, columns: readonly string[], name: string): Float64Array {
  const place = columns.indexOf(name);
  if (place < 0) {
    throw new Error(
      `expected a column of the feature view, got "${name}". Add it to the view in prisma/views; ` +
        `the view has ${columns.join(', ')}`,
    );
  }
  const found = new Float64Array(rows.keys.length);
  for (let row = 0; row < found.length; row++) {
    found[row] = rows.values[row * columns.length + place];
  }
  return found;
}

export function toHistory([user, products, tastes]: PackedHistory, columns: HistoryColumns): UserHistory {
  const ofTastes = tastes && readFloat8Array(tastes);
  return {
    user: user && readFloat8Array(user),
    products: keyed(products && readFloat8Array(products), columns.userProduct, 'product_id'),
    aisles: keyed(ofTastes, columns.aisle, 'aisle_id'),
    departments: keyed(ofTastes, columns.department, 'department_id'),
  };
}

/** The rows whose key is set. The statement returns them consecutively, with ascending keys. */
function keyed(values: Float64Array | null, columns: readonly string[], key: string): KeyedRows {
  const width = columns.length;
  const place = columns.indexOf(key);
  const numRows = (values?.length ?? 0) / width;
  const isSet = (row: number) => !Number.isNaN((values as Float64Array)[row * width + place]);
  let first = 0;
  while (first < numRows && !isSet(first)) first++;
  let end = first;
  while (end < numRows && isSet(end)) end++;
  const own = values ? values.subarray(first * width, end * width) : new Float64Array(0);
  const keys = new Int32Array(end - first);
  const indexOf = new Map<number, number>();
  for (let row = 0; row < keys.length; row++) {
    keys[row] = own[row * width + place];
    indexOf.set(keys[row], row);
  }
  return { keys, indexOf, values: own };
}
