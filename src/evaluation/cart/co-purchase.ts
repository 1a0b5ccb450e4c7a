/**
 * Co-purchase over all users' baskets: the sum over the cart of P(product | product of the cart), or of the cosine of the
 * two sets of baskets, which favours rare products.
 */
import { SparseScores } from '../../lib/sparse-scores';
import type { BasketHistories } from '../basket-histories';
import { productsByFrequency } from '../baselines/global-frequency';
import { basketIndex } from './basket-index';
import type { CartBaseline } from './cart-baseline';
import { withoutCart } from './without-cart';

export type CoPurchaseForm = 'conditional' | 'cosine';

export const coPurchase = (form: CoPurchaseForm): CartBaseline => ({
  name: `Co-purchase, ${form}`,
  space: {},
  fit: (histories) => {
    const popular = productsByFrequency(histories);
    const addTo = coPurchaseScorer(histories, form);
    const scores = new SparseScores(histories.numProducts);
    return {
      rank: (_user, cart, length) => {
        addTo(scores, cart);
        const ranked = withoutCart(scores.best(length + cart.length), popular, cart, length);
        scores.clear();
        return ranked;
      },
    };
  },
});

/** @returns a function that adds the scores for a cart; products of the cart get scores as well */
export function coPurchaseScorer(
  histories: BasketHistories,
  form: CoPurchaseForm,
): (out: SparseScores, cart: readonly number[]) => void {
  const { itemStarts, items } = histories;
  const { starts, baskets } = basketIndex(histories);
  const timesOf = (product: number) => starts[product + 1] - starts[product];
  return (out, cart) => {
    for (const chosen of cart) {
      const times = timesOf(chosen);
      for (let at = starts[chosen]; at < starts[chosen + 1]; at++) {
        const basket = baskets[at];
        for (let i = itemStarts[basket]; i < itemStarts[basket + 1]; i++) {
          const product = items[i];
          if (product === chosen) continue;
          out.add(product, 1 / (form === 'cosine' ? Math.sqrt(times * timesOf(product)) : times));
        }
      }
    }
  };
}
