import type { BasketHistories } from '../basket-histories';
import { parameterOf } from './baseline';
import type { Baseline } from './baseline';
import { filledUp } from '../../lib/filled-up';
import { productsByFrequency } from './global-frequency';
import { SparseScores } from '../../lib/sparse-scores';

/**
 * Personal frequency with recency decay: a purchase counts decay^(baskets since); G-TopFreq fills the rest of the list.
 * Decay 1 is plain frequency. There is no paper for it; 0.9 per order is a common value for grocery data.
 */
export const decayedFrequency: Baseline = {
  name: 'Decayed frequency',
  space: {
    decay: {
      values: [0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.96, 0.98, 0.99, 0.995, 0.999, 1],
      published: 0.9,
    },
  },
  fit: (histories, parameters) => {
    const decay = parameterOf(parameters, 'decay');
    const popular = productsByFrequency(histories);
    const scores = new SparseScores(histories.numProducts);
    return {
      rank: (user, length) => {
        addDecayedCounts(histories, user, decay, scores);
        const own = scores.best(length);
        scores.clear();
        return filledUp(own, popular, length);
      },
    };
  },
};

/** Adds decay^(baskets since) for each purchase of the user; a purchase in the last basket counts 1. */
export function addDecayedCounts(
  { basketStarts, itemStarts, items }: BasketHistories,
  user: number,
  decay: number,
  out: SparseScores,
): void {
  let weight = 1;
  const [first, end] = [basketStarts[user], basketStarts[user + 1]];
  for (let basket = end - 1; basket >= first; basket--) {
    for (let i = itemStarts[basket]; i < itemStarts[basket + 1]; i++) {
      out.add(items[i], weight);
    }
    weight *= decay;
  }
}
