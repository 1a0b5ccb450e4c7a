/**
 * The users among whom a user's neighbours are looked up, as of one lag level: a bounded number of them (see the view
 * reference_users), in memory, with an inverted index from product to the users who bought it.
 */
import type { Pool } from 'pg';
import type { ProductTable } from '../features/product-table';
import { readSql } from '../lib/read-sql';
import { sparseRows, transposed, type SparseRows } from '../lib/sparse-rows';

export interface ReferenceUsers {
  /** Ascending. */
  readonly userIds: Int32Array;
  /** Reference user x product index: share of the user's orders that hold the product, recent orders counting more. */
  readonly shares: SparseRows;
  /** The same, product index x reference user. */
  readonly index: SparseRows;
  /** By product index: log(users / (1 + buyers)), at least 0. What everybody buys makes nobody alike. */
  readonly rarity: Float64Array;
  /** Length of each user's vector of rarity x share. */
  readonly lengths: Float64Array;
}

export async function loadReferenceUsers(
  pool: Pool,
  { ids, indexOf, lag }: ProductTable,
): Promise<ReferenceUsers> {
  const { rows } = await pool.query<[number, number[], number[]]>({
    text: readSql(__dirname, 'reference-users'),
    values: [lag],
    rowMode: 'array',
  });
  const entries = rows.reduce((sum, [, products]) => sum + products.length, 0);
  const shares = sparseRows(rows.length, ids.length, entries, (user, out) => {
    const [, products, values] = rows[user] as [number, number[], number[]];
    products.forEach((id, i) => out.add(indexOf.get(id) as number, values[i] as number));
  });
  const index = transposed(shares);
  const rarity = Float64Array.from(ids, (_, product) => {
    const buyers = (index.starts[product + 1] as number) - (index.starts[product] as number);
    return Math.max(0, Math.log(rows.length / (1 + buyers)));
  });
  return Object.freeze({
    userIds: Int32Array.from(rows, ([id]) => id),
    shares,
    index,
    rarity,
    lengths: Float64Array.from(rows, (_, user) => rareLength(shares, rarity, user)),
  });
}

function rareLength({ starts, columns, values }: SparseRows, rarity: Float64Array, row: number): number {
  let sum = 0;
  for (let i = starts[row] as number; i < (starts[row + 1] as number); i++) {
    sum += ((values[i] as number) * (rarity[columns[i] as number] as number)) ** 2;
  }
  return Math.sqrt(sum);
}
