/**
 * The strongest simple method: the user's decayed purchase counts and co-purchase with the cart, both divided by their sum,
 * blended. Weight 0 is personal frequency without the cart's products. Without a history, the blend is co-purchase alone.
 */
import { SparseScores } from '../../lib/sparse-scores';
import { parameterOf } from '../baselines/baseline';
import type { Parameter } from '../baselines/baseline';
import { addDecayedCounts } from '../baselines/decayed-frequency';
import { productsByFrequency } from '../baselines/global-frequency';
import type { CartBaseline } from './cart-baseline';
import { coPurchaseScorer } from './co-purchase';
import { withoutCart } from './without-cart';

const decay: Parameter = {
  values: [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94, 0.96, 0.98, 0.99, 1],
  published: 0.9,
};

export const frequencyMinusCart = blend('Decayed frequency minus the cart', { decay });

export const frequencyAndCoPurchase = blend('Decayed frequency and co-purchase', {
  decay,
  weight: { values: [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1], published: 0.1 },
});

function blend(name: string, space: CartBaseline['space']): CartBaseline {
  return {
    name,
    space,
    fit: (histories, parameters) => {
      const rate = parameterOf(parameters, 'decay');
      const weight = 'weight' in space ? parameterOf(parameters, 'weight') : 0;
      const popular = productsByFrequency(histories);
      const addCoPurchase = coPurchaseScorer(histories, 'conditional');
      const [part, scores] = [
        new SparseScores(histories.numProducts),
        new SparseScores(histories.numProducts),
      ];
      return {
        rank: (user, cart, length) => {
          if (user !== null) addDecayedCounts(histories, user, rate, part);
          const hasHistory = addNormalised(part, 1 - weight, scores);
          if (weight > 0) {
            addCoPurchase(part, cart);
            addNormalised(part, hasHistory ? weight : 1, scores);
          }
          const ranked = withoutCart(scores.best(length + cart.length), popular, cart, length);
          scores.clear();
          return ranked;
        },
      };
    },
  };
}

/**
 * Adds weight x scores / their sum to the output, and clears the scores.
 *
 * @returns whether there were any
 */
function addNormalised(scores: SparseScores, weight: number, out: SparseScores): boolean {
  const places = scores.places();
  const total = places.reduce((sum, place) => sum + scores.at(place), 0);
  for (const place of places) out.add(place, (weight * scores.at(place)) / total);
  scores.clear();
  return places.length > 0;
}
