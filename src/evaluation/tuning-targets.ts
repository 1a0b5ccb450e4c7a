import type { Pool } from 'pg';
import { readBaskets } from '../features/read-baskets';
import { readTargets } from '../features/read-targets';
import type { Catalogue } from '../retrieval/catalogue';
import type { BasketHistories } from './basket-histories';

/** A target whose basket tuning may see: an order before the one that is tested. */
export interface TuningTarget {
  /** Place in the histories. */
  readonly user: number;
  /** Product indices. */
  readonly basket: ReadonlySet<number>;
}

/** More would make tuning slower and hardly wiser: parameters are compared on the same targets, pair by pair. */
export const mostTuningTargets = 1000;

/** Every n-th user's order at the catalogue's lag, at most {@link mostTuningTargets} of them. */
export async function readTuningTargets(
  pool: Pool,
  { lag, products }: Catalogue,
  histories: BasketHistories,
): Promise<readonly TuningTarget[]> {
  const every = Math.max(1, Math.ceil(histories.userIds.length / mostTuningTargets));
  const userIds = Array.from(histories.userIds).filter((_, u) => u % every === 0);
  const found = await readTargets(pool, userIds, lag);
  const baskets = await readBaskets(pool, found);
  return found.map(({ userId }, t) => ({
    user: histories.userOf(userId) as number,
    basket: new Set([...baskets[t]].map((id) => products.indexOf.get(id) as number)),
  }));
}
