/**
 * The grains that belong to a target's user, read from the feature views for many targets at once: four statements,
 * however many targets.
 */
import type { Pool } from 'pg';
import { readSql } from '../lib/read-sql';
import { toNumber } from '../lib/to-number';
import type { Target } from './target';

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

/** Column names of each view, in the order of the values. */
export interface HistoryColumns {
  readonly user: readonly string[];
  readonly userProduct: readonly string[];
  readonly aisle: readonly string[];
  readonly department: readonly string[];
}

export interface Histories {
  readonly columns: HistoryColumns;
  /** One a target, in order. */
  readonly of: readonly UserHistory[];
}

/** @param targets a user may stand there several times, with different cutoffs */
export async function readHistories(pool: Pool, targets: readonly Target[]): Promise<Histories> {
  const keys = [targets.map((target) => target.userId), targets.map((target) => target.orderNumber)];
  const read = (name: string) =>
    pool.query<unknown[]>({ name, text: readSql(__dirname, name), values: keys, rowMode: 'array' });
  const [users, products, aisles, departments] = await Promise.all([
    read('user-features'),
    read('user-product-features'),
    read('user-aisle-features'),
    read('user-department-features'),
  ]);
  const ofUsers = byTarget(users.rows, targets.length);
  const ofProducts = byTarget(products.rows, targets.length);
  const ofAisles = byTarget(aisles.rows, targets.length);
  const ofDepartments = byTarget(departments.rows, targets.length);
  const names = (fields: readonly { name: string }[], keysBefore: number) =>
    fields.slice(keysBefore).map((field) => field.name);
  return {
    columns: {
      user: names(users.fields, 1),
      userProduct: names(products.fields, 2),
      aisle: names(aisles.fields, 2),
      department: names(departments.fields, 2),
    },
    of: targets.map((_, t) => ({
      user: ofUsers[t]?.[0] ? Float64Array.from(ofUsers[t][0].slice(1), toNumber) : null,
      products: keyed(ofProducts[t] ?? []),
      aisles: keyed(ofAisles[t] ?? []),
      departments: keyed(ofDepartments[t] ?? []),
    })),
  };
}

/** @returns one number a key: the named column of a view's rows */
export function columnOf(rows: KeyedRows, columns: readonly string[], name: string): Float64Array {
  const place = columns.indexOf(name);
  if (place < 0) throw new Error(`No feature view has the column ${name}`);
  return Float64Array.from(rows.keys, (_, row) => rows.values[row * columns.length + place] as number);
}

/** Each row starts with the target's place in the request, from 1. */
function byTarget(rows: readonly unknown[][], targets: number): unknown[][][] {
  const groups: unknown[][][] = Array.from({ length: targets }, () => []);
  for (const row of rows) (groups[Number(row[0]) - 1] as unknown[][]).push(row);
  return groups;
}

/** Rows of (target, key, value, value, ...). */
function keyed(rows: readonly unknown[][]): KeyedRows {
  const columns = Math.max(0, (rows[0]?.length ?? 0) - 2);
  const keys = Int32Array.from(rows, (row) => Number(row[1]));
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, r) => {
    for (let c = 0; c < columns; c++) values[r * columns + c] = toNumber(row[c + 2]);
  });
  return { keys, indexOf: new Map(Array.from(keys, (key, index) => [key, index])), values };
}
