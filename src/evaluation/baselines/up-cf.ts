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
 * the shares of each user's last r baskets that contain a product, summed over all users with weight similarity^q, where
 * similarity is the asymmetric cosine of the sets of products ever bought. G-TopFreq fills the rest of the list.
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
        const threshold = maximum(similarityOf) * NEGLIGIBLE_WEIGHT ** (1 / locality);
        const added = addUsers(similarityOf, threshold, Infinity);
        let ranked = bestPlaces(scores, length);
        const lowest = ranked.length < length ? 0 : scores[ranked[length - 1]];
        // Upper bound of what all other users together could add to a product.
        const remainder = (similarityOf.length - added) * threshold ** locality;
        if (remainder > lowest * Number.EPSILON) {
          addUsers(similarityOf, 0, threshold);
          ranked = bestPlaces(scores, length);
        }
        scores.fill(0);
        return filledUp(ranked, popular, length);
      },
    };
  },
};

/**
 * Weights below this share of the largest are added only when the list needs them: after raising to the 100th power, the
 * similarities of most users are negligible.
 */
const NEGLIGIBLE_WEIGHT = 1e-30;

const maximum = (values: Float64Array) => values.reduce((max, value) => Math.max(max, value), 0);

/** Share of the user's last r baskets (or of all, if there are fewer) that contain the product: the paper's UWPop@r. */
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

/** user -> common products / (own products^alpha x other's products^(1 - alpha)) per user; the array is reused. */
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
