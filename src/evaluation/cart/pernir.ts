/**
 * PerNIR (Ariannezhad et al., WSDM 2023). For a user with baskets 1 to n and a cart i_1 to i_m:
 *
 *   base(j) = sum over own baskets b with j of 1 / (n - b + 1)
 *   now(j)  = sum over q of 1 / (m - q + 1) x sum over own baskets with i_q and j of 1 / (n - b + 1) / |distance in b|
 *   own(j)  = base(j) + ln(m) now(j)
 *
 * It is blended with its mean over the most similar users, weighted by similarity (cosine of the sets of products); the paper
 * adds the two. Where positions have no meaning, the distance is left out (`distance` 0). `published` is where tuning starts:
 * for `neighbours` and `share` it is a choice of this project, not a setting of the paper.
 */
import { SparseScores } from '../../lib/sparse-scores';
import { itemRange } from '../basket-histories';
import type { BasketHistories } from '../basket-histories';
import { parameterOf } from '../baselines/baseline';
import { productsByFrequency } from '../baselines/global-frequency';
import type { CartBaseline } from './cart-baseline';
import { withoutCart } from './without-cart';

export const perNir: CartBaseline = {
  name: 'PerNIR',
  space: {
    neighbours: { values: [0, 10, 30, 100, 300], published: 100 },
    share: { values: [0.1, 0.3, 0.5, 0.7, 0.9, 1], published: 0.5 },
    distance: { values: [0, 1], published: 1 },
  },
  fit: (histories, parameters) => {
    const neighbours = parameterOf(parameters, 'neighbours');
    const share = parameterOf(parameters, 'share');
    const withDistance = parameterOf(parameters, 'distance') > 0;
    const popular = productsByFrequency(histories);
    const nearest = nearestUsers(histories, neighbours);
    const scores = new SparseScores(histories.numProducts);
    return {
      rank: (user, cart, length) => {
        if (user !== null) {
          addOwn(histories, user, cart, withDistance, share, scores);
          const similar = nearest(user);
          const total = similar.reduce((sum, { similarity }) => sum + similarity, 0);
          for (const { user: other, similarity } of similar)
            addOwn(histories, other, cart, withDistance, ((1 - share) * similarity) / total, scores);
        }
        const ranked = withoutCart(scores.best(length + cart.length), popular, cart, length);
        scores.clear();
        return ranked;
      },
    };
  },
};

function addOwn(
  { basketStarts, itemStarts, items }: BasketHistories,
  user: number,
  cart: readonly number[],
  withDistance: boolean,
  weight: number,
  out: SparseScores,
): void {
  if (weight === 0) return;
  const [first, end] = [basketStarts[user], basketStarts[user + 1]];
  const placeInCart = new Map(cart.map((product, q) => [product, q]));
  const ofCart = Math.log(cart.length);
  for (let basket = first; basket < end; basket++) {
    const recency = weight / (end - basket);
    const [from, to] = [itemStarts[basket], itemStarts[basket + 1]];
    for (let i = from; i < to; i++) out.add(items[i], recency);
    if (ofCart === 0) continue;
    for (let i = from; i < to; i++) {
      const q = placeInCart.get(items[i]);
      if (q === undefined) continue;
      const ofProduct = (ofCart * recency) / (cart.length - q);
      for (let j = from; j < to; j++) {
        if (j !== i) out.add(items[j], withDistance ? ofProduct / Math.abs(i - j) : ofProduct);
      }
    }
  }
}

interface SimilarUser {
  readonly user: number;
  readonly similarity: number;
}

/** @returns the most similar users by cosine of the sets of products; of equal similarity, the smaller place first */
function nearestUsers(histories: BasketHistories, count: number): (user: number) => readonly SimilarUser[] {
  if (count === 0) return () => [];
  const sets = Array.from(
    histories.userIds,
    (_, user) => new Set(histories.items.subarray(...itemRange(histories, user))),
  );
  const buyers = Array.from({ length: histories.numProducts }, (): number[] => []);
  sets.forEach((products, user) => products.forEach((product) => buyers[product].push(user)));
  const common = new SparseScores(sets.length);
  const known = new Map<number, readonly SimilarUser[]>();
  return (user) => {
    const before = known.get(user);
    if (before) return before;
    for (const product of sets[user]) {
      for (const other of buyers[product]) {
        if (other !== user) common.add(other, 1 / Math.sqrt(sets[user].size * sets[other].size));
      }
    }
    const found = Array.from(common.best(count), (other) => ({ user: other, similarity: common.at(other) }));
    common.clear();
    known.set(user, found);
    return found;
  };
}
