/** The simplest recommenders, which show whether there is something to learn. */
import type { OrderRow } from './read-data';

/** A user's last basket, to be predicted, and the baskets before it, oldest first. */
export interface LastBasket {
  readonly history: readonly (readonly number[])[];
  readonly basket: readonly number[];
}

/** For users with at least two baskets. */
export function lastBaskets(users: readonly OrderRow[][]): LastBasket[] {
  return users
    .filter(({ length }) => length > 1)
    .map((orders) => {
      const baskets = orders.map(({ basket }) => basket);
      return { history: baskets.slice(0, -1), basket: baskets[baskets.length - 1] };
    });
}

/** Number of baskets by product id. */
export function purchaseCounts(orders: readonly OrderRow[]): Map<number, number> {
  const sold = new Map<number, number>();
  for (const { basket } of orders) for (const id of basket) sold.set(id, (sold.get(id) ?? 0) + 1);
  return sold;
}

/** Mean share of the baskets among the first ten products; empty baskets are ignored. */
export function meanRecall<T extends { readonly basket: readonly number[] }>(
  targets: readonly T[],
  rank: (target: T, index: number) => readonly number[],
): number {
  let sum = 0;
  let count = 0;
  targets.forEach((target, index) => {
    if (target.basket.length === 0) return;
    const list = rank(target, index).slice(0, 10);
    sum += list.filter((id) => target.basket.includes(id)).length / target.basket.length;
    count++;
  });
  return sum / count;
}

/** For each user, the products of other users, weighted by common products; rare products have more weight. */
export function neighboursFavour(
  histories: readonly LastBasket['history'][],
): (user: number) => readonly number[] {
  const sets = histories.map((baskets) => new Set(baskets.flat()));
  const buyers = new Map<number, number[]>();
  sets.forEach((set, user) => set.forEach((id) => buyers.set(id, [...(buyers.get(id) ?? []), user])));
  return (user) => {
    const similarity = new Map<number, number>();
    for (const id of sets[user]) {
      const those = buyers.get(id) as number[];
      for (const other of those)
        if (other !== user) similarity.set(other, (similarity.get(other) ?? 0) + 1 / those.length);
    }
    const score = new Map<number, number>();
    for (const [other, weight] of [...similarity].sort((a, b) => b[1] - a[1]).slice(0, 60)) {
      for (const id of sets[other]) score.set(id, (score.get(id) ?? 0) + weight);
    }
    return [...score].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  };
}
