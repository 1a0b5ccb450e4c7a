import { itemRange } from '../basket-histories';
import type { BasketHistories } from '../basket-histories';
import type { Baseline } from './baseline';

/** P-TopFreq: the products that the user bought, by number of baskets; ties by the most recent purchase. */
export const personalFrequency: Baseline = {
  name: 'P-TopFreq',
  space: {},
  fit: (histories) => ({
    rank: (user, length) => productsByOwnFrequency(histories, user).slice(0, length),
  }),
};

/** Of equal counts, the more recent purchase comes first, then the smaller product index. */
export function productsByOwnFrequency(histories: BasketHistories, user: number): Int32Array {
  const { basketStarts, itemStarts, items } = histories;
  const counts = new Map<number, number>();
  const last = new Map<number, number>();
  const [start] = itemRange(histories, user);
  let i = start;
  for (let basket = basketStarts[user]; basket < basketStarts[user + 1]; basket++) {
    for (; i < itemStarts[basket + 1]; i++) {
      const product = items[i];
      counts.set(product, (counts.get(product) ?? 0) + 1);
      last.set(product, basket);
    }
  }
  const at = (numbers: Map<number, number>, product: number) => numbers.get(product) as number;
  return Int32Array.from(counts.keys()).sort(
    (a, b) => at(counts, b) - at(counts, a) || at(last, b) - at(last, a) || a - b,
  );
}
