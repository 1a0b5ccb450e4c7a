/**
 * The grains that belong to a target's user, read from the feature views for many targets at once: one statement,
 * however many targets.
 */
import type { Pool } from 'pg';
import { readFloat8Array } from './float8-array';
import { historyStatement, type HistoryColumns } from './history-columns';
import type { Target } from './target';

export type { HistoryColumns };

/** Rows of one view for one target, found by key (product, aisle or department id). */
export interface KeyedRows {
  readonly keys: Int32Array;
  readonly indexOf: ReadonlyMap<number, number>;
  /** Row-major, keys x columns. */
  readonly values: Float64Array;
}

/** Everything the views know about one target; empty for a cold-start user. */
export interface UserHistory {
  /** Null without history. */
  readonly user: Float64Array | null;
  readonly products: KeyedRows;
  readonly aisles: KeyedRows;
  readonly departments: KeyedRows;
}

export interface Histories {
  readonly columns: HistoryColumns;
  /** One a target, in order. */
  readonly of: readonly UserHistory[];
}

type Row = readonly [user: Buffer | null, products: Buffer | null, tastes: Buffer | null];

/** @param targets a user may stand there several times, with different cutoffs */
export async function readHistories(pool: Pool, targets: readonly Target[]): Promise<Histories> {
  const { text, columns } = await historyStatement(pool);
  const { rows } = await pool.query<Row & unknown[]>({
    name: 'histories',
    text,
    values: [targets.map((target) => target.userId), targets.map((target) => target.orderNumber)],
    rowMode: 'array',
  });
  return { columns, of: rows.map((row) => toHistory(row, columns)) };
}

/** @returns one number a key: the named column of a view's rows */
export function columnOf(rows: KeyedRows, columns: readonly string[], name: string): Float64Array {
  const place = columns.indexOf(name);
  if (place < 0) throw new Error(`No feature view has the column ${name}`);
  return Float64Array.from(rows.keys, (_, row) => rows.values[row * columns.length + place] as number);
}

function toHistory([user, products, tastes]: Row, columns: HistoryColumns): UserHistory {
  const ofTastes = tastes && readFloat8Array(tastes);
  return {
    user: user && readFloat8Array(user),
    products: keyed(products && readFloat8Array(products), columns.userProduct, 'product_id'),
    aisles: keyed(ofTastes, columns.aisle, 'aisle_id'),
    departments: keyed(ofTastes, columns.department, 'department_id'),
  };
}

/** The rows whose key is set. They keep their order, so keys ascend. */
function keyed(values: Float64Array | null, columns: readonly string[], key: string): KeyedRows {
  const width = columns.length;
  const place = columns.indexOf(key);
  const rows = Array.from({ length: (values?.length ?? 0) / width }, (_, row) => row).filter(
    (row) => !Number.isNaN((values as Float64Array)[row * width + place]),
  );
  const own = new Float64Array(rows.length * width);
  rows.forEach((row, r) =>
    own.set((values as Float64Array).subarray(row * width, (row + 1) * width), r * width),
  );
  const keys = Int32Array.from(rows, (_, r) => own[r * width + place] as number);
  return { keys, indexOf: new Map(Array.from(keys, (id, index) => [id, index])), values: own };
}
