import { itemRange } from '../basket-histories';
import type { BasketHistories } from '../basket-histories';
import { parameterOf } from './baseline';
import type { Baseline } from './baseline';
import { bestPlaces } from '../../lib/best-places';
import { filledUp } from '../../lib/filled-up';
import { productsByFrequency } from './global-frequency';
import { addRow, dotProducts, sparseRows, transposed } from '../../lib/sparse-rows';
import type { SparseRows } from '../../lib/sparse-rows';

/**
 * UP-CF@r (Faggioli, Polato, Aiolli: "Recency Aware Collaborative Filtering for Next Basket Recommendation", UMAP 2020):
 * the shares of each user's last r baskets that hold a product, summed over all users with weight similarity^q, where
 * similarity is the asymmetric cosine of the sets of products ever bought. G-TopFreq fills up what nobody similar bought.
 * Published settings: those for Instacart.
 */
export const upCf: Baseline = {
  name: 'UP-CF@r',
  space: {
    recency: { values: [1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 100], published: 10 },
    alpha: { values: [0, 0.25, 0.5, 0.75, 1], published: 0.75 },
    locality: { values: [1, 2, 3, 5, 7, 10, 15, 25, 50, 100], published: 100 },
  },
  fit: (histories, parameters) => {
    const locality = parameterOf(parameters, 'locality');
    const similarities = asymmetricCosines(histories, parameterOf(parameters, 'alpha'));
    const shares = recentShares(histories, parameterOf(parameters, 'recency'));
    const popular = productsByFrequency(histories);
    const scores = new Float64Array(histories.numProducts);
    const addUsers = (similarityOf: Float64Array, above: number, upTo: number): number => {
      let count = 0;
      for (let other = 0; other < similarityOf.length; other++) {
        const similarity = similarityOf[other];
        if (similarity <= above || similarity > upTo) continue;
        addRow(shares, other, similarity ** locality, scores);
        count++;
      }
      return count;
    };
    return {
      rank: (user, length) => {
        const similarityOf = similarities(user);
        similarityOf[user] = 0;
        addRow(shares, user, 1, scores);
        const least = maximum(similarityOf) * negligible ** (1 / locality);
        const added = addUsers(similarityOf, least, Infinity);
        let ranked = bestPlaces(scores, length);
        const lowest = ranked.length < length ? 0 : scores[ranked[length - 1]];
        // All others together give a product at most this.
        const remainder = (similarityOf.length - added) * least ** locality;
        if (remainder > lowest * Number.EPSILON) {
          addUsers(similarityOf, 0, least);
          ranked = bestPlaces(scores, length);
        }
        scores.fill(0);
        return filledUp(ranked, popular, length);
      },
    };
  },
};

/**
 * Weights below this share of the largest are looked at only where the list needs them: raised to the 100th power, most
 * similarities weigh nothing beside the largest, but they are those of most users.
 */
const negligible = 1e-30;

const maximum = (values: Float64Array) => values.reduce((most, value) => Math.max(most, value), 0);

/** Share of the user's last r baskets (or of all, when there are fewer) that hold the product: the paper's UWPop@r. */
export function recentShares(histories: BasketHistories, r: number): SparseRows {
  const { userIds, basketStarts, itemStarts, items, numProducts } = histories;
  return sparseRows(userIds.length, numProducts, items.length, (user, out) => {
    const end = basketStarts[user + 1];
    const first = Math.max(basketStarts[user], end - r);
    for (let i = itemStarts[first]; i < itemStarts[end]; i++) {
      out.add(items[i], 1 / (end - first));
    }
  });
}

/** user -> common products / (own products^alpha x other's products^(1 - alpha)), one number a user, reused. */
function asymmetricCosines(histories: BasketHistories, alpha: number): (user: number) => Float64Array {
  const { userIds, items, numProducts } = histories;
  const bought = sparseRows(userIds.length, numProducts, items.length, (user, out) => {
    const [start, end] = itemRange(histories, user);
    for (let i = start; i < end; i++) out.add(items[i], 1);
  });
  const sets = { ...bought, values: bought.values.fill(1) };
  const index = transposed(sets);
  const sizeOf = (user: number) => sets.starts[user + 1] - sets.starts[user];
  const sizes = Float64Array.from(userIds, (_, user) => sizeOf(user) ** (1 - alpha));
  const out = new Float64Array(userIds.length);
  return (user) => {
    dotProducts(sets, index, user, out);
    const own = sizeOf(user) ** alpha;
    for (let v = 0; v < out.length; v++) {
      if (out[v] > 0) out[v] = out[v] / (own * sizes[v]);
    }
    return out;
  };
}
