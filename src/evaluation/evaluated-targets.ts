import type { Pool } from 'pg';
import { readBaskets } from '../features/read-baskets';
import { readTargets } from '../features/read-targets';
import type { Catalogue } from '../retrieval/catalogue';
import { usualBasket } from './baseline-method';
import { itemRange } from './basket-histories';
import type { BasketHistories } from './basket-histories';
import type { EvaluatedTarget } from './target-metrics';

/**
 * Reads the targets of the given users at the catalogue's lag, with the actual baskets that every method is measured
 * against. Users without an order at that lag have no target.
 *
 * @param histories as of the same lag
 */
export async function readEvaluatedTargets(
  pool: Pool,
  { lag, products, meanBasket }: Catalogue,
  histories: BasketHistories,
  userIds: readonly number[],
): Promise<readonly EvaluatedTarget[]> {
  const found = await readTargets(pool, userIds, lag);
  const baskets = await readBaskets(pool, found);
  return found.map(({ userId, knownOrders }, t) => {
    const user = histories.userOf(userId) as number;
    const history = histories.items.subarray(...itemRange(histories, user));
    return {
      userId,
      historyOrders: knownOrders,
      basket: baskets[t],
      history: new Set(Array.from(history, (product) => products.ids[product])),
      usualBasket: usualBasket(histories, user, meanBasket),
    };
  });
}
