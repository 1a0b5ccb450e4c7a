import { itemRange } from '../basket-histories';
import type { BasketHistories } from '../basket-histories';
import { parameterOf } from './baseline';
import type { Baseline } from './baseline';
import { addDecayedCounts } from './decayed-frequency';
import { filledUp } from '../../lib/filled-up';
import { productsByFrequency } from './global-frequency';
import { SparseScores } from '../../lib/sparse-scores';

/**
 * The repetition module of TREx (Li et al., SIGIR 2024): a user's decayed interest in a product (sum of
 * beta^(baskets since)) times the product's repeat propensity. G-TopFreq fills the rest of the list; TREx's exploration
 * module is not implemented.
 */
export const repetitionModule: Baseline = {
  name: 'TREx repetition',
  space: {
    alpha: { values: [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9, 1], published: 0.3 },
    beta: { values: [0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 1], published: 0.8 },
    smoothing: { values: [1, 5, 20, 100, 500, 2000], published: 5 },
  },
  fit: (histories, parameters) => {
    const beta = parameterOf(parameters, 'beta');
    const propensities = repeatPropensities(
      histories,
      parameterOf(parameters, 'alpha'),
      parameterOf(parameters, 'smoothing'),
    );
    const popular = productsByFrequency(histories);
    const interest = new SparseScores(histories.numProducts);
    const scores = new SparseScores(histories.numProducts);
    return {
      rank: (user, length) => {
        addDecayedCounts(histories, user, beta, interest);
        for (const product of interest.places()) {
          scores.add(product, interest.at(product) * propensities[product]);
        }
        const own = scores.best(length);
        interest.clear();
        scores.clear();
        return filledUp(own, popular, length);
      },
    };
  },
};

/**
 * (sum over buyers of (baskets with the product - 1)^alpha + smoothing x mean) / (buyers + smoothing), by product; the
 * mean over all products keeps products with few buyers from extreme values. A single purchase adds nothing.
 */
export function repeatPropensities(
  histories: BasketHistories,
  alpha: number,
  smoothing: number,
): Float64Array {
  const { userIds, items, numProducts } = histories;
  const repeats = new Float64Array(numProducts);
  const buyers = new Int32Array(numProducts);
  const counts = new SparseScores(numProducts);
  for (let user = 0; user < userIds.length; user++) {
    const [start, end] = itemRange(histories, user);
    for (let i = start; i < end; i++) counts.add(items[i], 1);
    for (const product of counts.places()) {
      buyers[product] += 1;
      const again = counts.at(product) - 1;
      if (again > 0) repeats[product] += again ** alpha;
    }
    counts.clear();
  }
  const total = (values: Float64Array | Int32Array) => {
    let sum = 0;
    for (const value of values) sum += value;
    return sum;
  };
  const mean = total(repeats) / Math.max(1, total(buyers));
  return repeats.map((sum, product) => (sum + smoothing * mean) / (buyers[product] + smoothing));
}
