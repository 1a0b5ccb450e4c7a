/**
 * The users among whom similar users are searched, as of one lag level: a bounded number of them (see the view
 * reference_users), in memory, with an inverted index from products to the users who bought them.
 */
import type { Pool } from 'pg';
import type { ProductTable } from '../features/product-table';
import { readSql } from '../lib/read-sql';
import { sparseRows, transposed } from '../lib/sparse-rows';
import type { SparseRows } from '../lib/sparse-rows';

export interface ReferenceUsers {
  /** Internal keys, sorted by external id: a user's place decides between users who are equally similar. */
  readonly userIds: Int32Array;
  /** Indices of the products that a reference user bought, ascending. Other products take no memory. */
  readonly products: Int32Array;
  /** By product index: place in `products`, or -1. */
  readonly placeOf: Int32Array;
  /** Reference user x place: share of the user's orders that contain the product, with recent orders weighted more. */
  readonly shares: SparseRows;
  /** The same shares, place x reference user. */
  readonly index: SparseRows;
  /** By place: log(users / (1 + buyers)), at least 0. A product that everyone buys does not indicate similarity. */
  readonly rarity: Float64Array;
  /** By reference user: length of the vector of rarity x share. */
  readonly lengths: Float64Array;
}

/** One user with the ids of the products bought, and the share of each in the user's orders. */
export type ReferenceUserRow = readonly [
  userId: number,
  productIds: readonly number[],
  shares: readonly number[],
];

export async function loadReferenceUsers(pool: Pool, products: ProductTable): Promise<ReferenceUsers> {
  const { rows } = await pool.query<[number, number[], number[]]>({
    text: readSql(__dirname, 'reference-users'),
    values: [products.lag],
    rowMode: 'array',
  });
  return referenceUsersOf(products, rows);
}

export function referenceUsersOf(
  { ids, indexOf }: Pick<ProductTable, 'ids' | 'indexOf'>,
  rows: readonly ReferenceUserRow[],
): ReferenceUsers {
  const entries = rows.reduce((sum, [, bought]) => sum + bought.length, 0);
  const placeOf = new Int32Array(ids.length).fill(-1);
  for (const [, bought] of rows) for (const id of bought) placeOf[indexOf.get(id) as number] = 0;
  const products = Int32Array.from(placeOf.keys()).filter((product) => placeOf[product] === 0);
  products.forEach((product, place) => (placeOf[product] = place));
  const given = sparseRows(rows.length, products.length, entries, (user, out) => {
    const [, bought, values] = rows[user];
    bought.forEach((id, i) => out.add(placeOf[indexOf.get(id) as number], values[i]));
  });
  const index = transposed(given);
  // Transposed twice, the products of each user ascend: sums over them do not depend on the order in which they came.
  const shares = transposed(index);
  const rarity = Float64Array.from(products, (_, place) => {
    const buyers = index.starts[place + 1] - index.starts[place];
    return Math.max(0, Math.log(rows.length / (1 + buyers)));
  });
  return Object.freeze({
    userIds: Int32Array.from(rows, ([id]) => id),
    products,
    placeOf,
    shares,
    index,
    rarity,
    lengths: Float64Array.from(rows, (_, user) => weightedLength(shares, rarity, user)),
  });
}

/** The same without some users, as if they had never been loaded. */
export function withoutUsers(
  users: ReferenceUsers,
  table: Pick<ProductTable, 'ids' | 'indexOf'>,
  left: ReadonlySet<number>,
): ReferenceUsers {
  const { userIds, products, shares } = users;
  const rows: ReferenceUserRow[] = [];
  userIds.forEach((id, user) => {
    if (left.has(id)) return;
    const [start, end] = [shares.starts[user], shares.starts[user + 1]];
    const bought = Array.from(shares.columns.subarray(start, end), (place) => table.ids[products[place]]);
    rows.push([id, bought, Array.from(shares.values.subarray(start, end))]);
  });
  return referenceUsersOf(table, rows);
}

function weightedLength({ starts, columns, values }: SparseRows, rarity: Float64Array, row: number): number {
  let sum = 0;
  for (let i = starts[row]; i < starts[row + 1]; i++) {
    sum += (values[i] * rarity[columns[i]]) ** 2;
  }
  return Math.sqrt(sum);
}
