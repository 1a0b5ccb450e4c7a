/**
 * Every user's baskets as of one lag level, in flat typed arrays: the input of all baselines.
 *
 *   userIds       [  7         |  9    ]      user u has the baskets basketStarts[u] to basketStarts[u + 1]
 *   basketStarts  [  0          2       3 ]   oldest first
 *   itemStarts    [  0   2      5       6 ]   basket b has the items itemStarts[b] to itemStarts[b + 1]
 *   items         [ a b | a c d | b ]         product indices (places in the catalogue's product table)
 *
 * An item takes 4 bytes: 200,000 users with 33 million order items take about 150 MB.
 */
import type { Pool } from 'pg';
import type { ProductTable } from '../features/product-table';
import { concatenated } from '../lib/concatenated';
import { readSql } from '../lib/read-sql';
import { userChunks } from '../lib/user-chunks';
import { readAllUsers } from './read-all-users';

export interface BasketHistories {
  /** Internal keys, sorted by external id; includes users without a basket as of the level. */
  readonly userIds: Int32Array;
  readonly basketStarts: Int32Array;
  readonly itemStarts: Int32Array;
  readonly items: Int32Array;
  readonly numProducts: number;
  /** Place in `userIds`; undefined for an unknown user. */
  userOf: (userId: number) => number | undefined;
}

const CHUNK_USERS = 2000;

/**
 * @param lag orders at this lag or a smaller one are in the future (see the view lag_levels)
 * @param onProgress called with the number of users read so far
 */
export async function loadBasketHistories(
  pool: Pool,
  products: Pick<ProductTable, 'ids' | 'indexOf'>,
  lag: number,
  onProgress: (usersDone: number, users: number) => void = () => {},
): Promise<BasketHistories> {
  const userIds = await readAllUsers(pool);
  const counts = new Map<number, number>();
  const lengths: Int32Array[] = [];
  const items: Int32Array[] = [];
  for (const { userIds: chunkIds, usersDone } of userChunks(userIds, CHUNK_USERS)) {
    const { rows } = await pool.query<[number, string]>({
      text: readSql(__dirname, 'basket-histories'),
      values: [chunkIds, lag],
      rowMode: 'array',
    });
    const baskets = rows.map(([, list]) => list.split(','));
    for (const [userId] of rows) counts.set(userId, (counts.get(userId) ?? 0) + 1);
    lengths.push(Int32Array.from(baskets, (basket) => basket.length));
    items.push(Int32Array.from(baskets.flat(), (id) => products.indexOf.get(Number(id)) as number));
    onProgress(usersDone, userIds.length);
  }
  return histories({
    userIds,
    counts: userIds.map((userId) => counts.get(userId) ?? 0),
    lengths: concatenated(Int32Array, lengths),
    items: concatenated(Int32Array, items),
    numProducts: products.ids.length,
  });
}

/**
 * @param counts number of baskets per user
 * @param baskets product indices, by user, oldest first
 */
export function basketHistories(
  userIds: readonly number[],
  counts: readonly number[],
  baskets: readonly Int32Array[],
  numProducts: number,
): BasketHistories {
  return histories({
    userIds,
    counts,
    lengths: Int32Array.from(baskets, (basket) => basket.length),
    items: concatenated(Int32Array, baskets),
    numProducts,
  });
}

interface FlatBaskets {
  readonly userIds: readonly number[];
  /** Number of baskets per user. */
  readonly counts: readonly number[];
  /** Number of items per basket. */
  readonly lengths: Int32Array;
  readonly items: Int32Array;
  readonly numProducts: number;
}

function histories({ userIds, counts, lengths, items, numProducts }: FlatBaskets): BasketHistories {
  const places = new Map(userIds.map((userId, u) => [userId, u]));
  return Object.freeze({
    userIds: Int32Array.from(userIds),
    basketStarts: runningTotal(counts),
    itemStarts: runningTotal(lengths),
    items,
    numProducts,
    userOf: (userId: number) => places.get(userId),
  });
}

/** Items of user u, as a half-open range. */
export function itemRange({ basketStarts, itemStarts }: BasketHistories, user: number): [number, number] {
  return [itemStarts[basketStarts[user]], itemStarts[basketStarts[user + 1]]];
}

/** 0, followed by the cumulative sums of the lengths. */
function runningTotal(lengths: ArrayLike<number>): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) starts[i + 1] = starts[i] + lengths[i];
  return starts;
}
