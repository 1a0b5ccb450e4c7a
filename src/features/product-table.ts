/**
 * The product grain in memory, as of one lag level: one row a product of the catalogue, from product_features and
 * product_prices. 50,000 products take some 8 MB; serving holds level 0, training each level while it needs it.
 */
import type { Pool } from 'pg';
import { readSql } from '../lib/read-sql';
import { toNumber } from '../lib/to-number';

export interface ProductTable {
  readonly lag: number;
  /** Ascending; the position in it is the product's index everywhere in memory. */
  readonly ids: Int32Array;
  readonly indexOf: ReadonlyMap<number, number>;
  readonly aisleIds: Int32Array;
  readonly departmentIds: Int32Array;
  /** 0 where a product is not available. */
  readonly available: Uint8Array;
  /** NaN where there is no price. */
  readonly prices: Float64Array;
  /** Names of the columns of `values`. */
  readonly columns: readonly string[];
  /** Row-major, products x columns; NaN where nobody bought the product. */
  readonly values: Float64Array;
}

const fixedColumns = ['id', 'aisle_id', 'department_id', 'available'] as const;

export async function loadProductTable(pool: Pool, lag: number): Promise<ProductTable> {
  const { rows, fields } = await pool.query<unknown[]>({
    text: readSql(__dirname, 'product-table'),
    values: [lag],
    rowMode: 'array',
  });
  const columns = fields.slice(fixedColumns.length).map((field) => field.name);
  const values = new Float64Array(rows.length * columns.length);
  rows.forEach((row, r) => {
    for (let c = 0; c < columns.length; c++)
      values[r * columns.length + c] = toNumber(row[fixedColumns.length + c]);
  });
  const column = (index: number) => rows.map((row) => Number(row[index]));
  const price = columns.indexOf('price');
  const ids = Int32Array.from(column(0));
  return {
    lag,
    ids,
    indexOf: new Map(Array.from(ids, (id, index) => [id, index])),
    aisleIds: Int32Array.from(column(1)),
    departmentIds: Int32Array.from(column(2)),
    available: Uint8Array.from(column(3)),
    prices: Float64Array.from(ids, (_, index) => values[index * columns.length + price]),
    columns,
    values,
  };
}
