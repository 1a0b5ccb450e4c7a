import type { Pool } from 'pg';
import { readBaskets } from '../features/read-baskets';
import { readTargets } from '../features/read-targets';
import type { Catalogue } from '../retrieval/catalogue';
import type { BasketHistories } from './basket-histories';

/** A target whose basket is visible to tuning: an order before the tested one. */
export interface TuningTarget {
  /** Place in the histories. */
  readonly user: number;
  /** Product indices. */
  readonly basket: ReadonlySet<number>;
}

/** More targets would slow tuning down and hardly improve it: settings are compared on the same targets, pair by pair. */
const MAX_TUNING_TARGETS = 1000;

/** The order at the catalogue's lag of every n-th user, at most {@link MAX_TUNING_TARGETS} in total. */
export async function readTuningTargets(
  pool: Pool,
  { lag, products }: Catalogue,
  histories: BasketHistories,
): Promise<readonly TuningTarget[]> {
  const every = Math.max(1, Math.ceil(histories.userIds.length / MAX_TUNING_TARGETS));
  const userIds = Array.from(histories.userIds).filter((_, u) => u % every === 0);
  const found = await readTargets(pool, userIds, lag);
  const baskets = await readBaskets(pool, found);
  return found.map(({ userId }, t) => ({
    user: histories.userOf(userId) as number,
    basket: new Set([...baskets[t]].map((id) => products.indexOf.get(id) as number)),
  }));
}
