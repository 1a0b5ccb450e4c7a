import type { BasketHistories } from '../basket-histories';
import { sparseRows } from '../../lib/sparse-rows';
import type { SparseRows } from '../../lib/sparse-rows';

export interface TifuDecays {
  /** Number of groups, m. A user with fewer baskets has as many groups as baskets. */
  readonly groups: number;
  /** Within a group, r_b: decay per basket between this one and the group's last. */
  readonly within: number;
  /** Across groups, r_g: decay per group between this one and the last. */
  readonly across: number;
}

/**
 * TIFU-KNN's user vectors (Hu et al. 2020, section 3.2): baskets in time order in groups of size floor(n / m), the last
 * n mod m groups one larger; a group's vector is the mean of its decayed baskets, the user's vector the mean of the
 * decayed groups.
 *
 *   n = 5, m = 2:   [ 1 2 ] [ 3 4 5 ]      basket 1 weighs  within^1 x across^1 / 2 / 2
 */
export function tifuUserVectors(histories: BasketHistories, decays: TifuDecays): SparseRows {
  const { userIds, basketStarts, itemStarts, items, numProducts } = histories;
  return sparseRows(userIds.length, numProducts, items.length, (user, out) => {
    const first = basketStarts[user];
    const weights = basketWeights(basketStarts[user + 1] - first, decays);
    weights.forEach((weight, b) => {
      const end = itemStarts[first + b + 1];
      for (let i = itemStarts[first + b]; i < end; i++) out.add(items[i], weight);
    });
  });
}

/** @returns the weight of each of n baskets, oldest first */
export function basketWeights(n: number, { groups, within, across }: TifuDecays): Float64Array {
  const weights = new Float64Array(n);
  const m = Math.min(groups, n);
  const size = Math.floor(n / m);
  const smallGroups = m - (n % m);
  let end = 0;
  for (let group = 0; group < m; group++) {
    const own = size + Number(group >= smallGroups);
    end += own;
    for (let back = 0; back < own; back++) {
      weights[end - 1 - back] = (within ** back * across ** (m - 1 - group)) / own / m;
    }
  }
  return weights;
}
