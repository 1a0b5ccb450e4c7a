import type { BasketHistories } from '../basket-histories';
import type { Baseline } from './baseline';

/** G-TopFreq: the products in most baskets of all users; the same list for every user. */
export const globalFrequency: Baseline = {
  name: 'G-TopFreq',
  space: {},
  fit: (histories) => {
    const ranked = productsByFrequency(histories);
    return { rank: (_user, length) => ranked.slice(0, length) };
  },
};

/** All products with at least one purchase, most frequent first; of equal counts, the smaller product index first. */
export function productsByFrequency({ items, numProducts }: BasketHistories): Int32Array {
  const counts = new Int32Array(numProducts);
  for (const product of items) counts[product] += 1;
  return Int32Array.from(counts.keys())
    .filter((product) => counts[product] > 0)
    .sort((a, b) => counts[b] - counts[a] || a - b);
}
