/**
 * The product grain in memory, as of one lag level: one row per product of the catalogue, from product_features and
 * product_prices. 50,000 products take about 8 MB. Serving keeps level 0 in memory, training each level while it is
 * used.
 */
import type { Pool } from 'pg';
import { readSql } from '../lib/read-sql';
import { toNumber } from '../lib/to-number';

export interface ProductTable {
  readonly lag: number;
  /**
   * Internal keys, sorted by external id. A product's position in this list is its index in all in-memory structures, and
   * decides between products with equal numbers.
   */
  readonly ids: Int32Array;
  readonly indexOf: ReadonlyMap<number, number>;
  readonly aisleIds: Int32Array;
  readonly departmentIds: Int32Array;
  /** 0 for an unavailable product. */
  readonly available: Uint8Array;
  /** NaN for a product without a price. */
  readonly prices: Float64Array;
  /** Names of the columns of `values`. */
  readonly columns: readonly string[];
  /** Row-major, products x columns; NaN for products that no user has bought. */
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
