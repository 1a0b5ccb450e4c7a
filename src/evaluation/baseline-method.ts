import type { Catalogue } from '../retrieval/catalogue';
import { itemRange } from './basket-histories';
import type { BasketHistories } from './basket-histories';
import { publishedParameters } from './baselines/baseline';
import type { Baseline, FittedBaseline, Parameters } from './baselines/baseline';
import type { Method } from './method';

/** A baseline with its chosen parameters. */
export interface BaselineSetting {
  readonly baseline: Baseline;
  readonly parameters: Parameters;
  /** Size of the predicted basket, as a multiple of the user's mean basket, rounded. */
  readonly basketScale: number;
}

/** The setting that the baseline's paper recommends. */
export function publishedSetting(baseline: Baseline): BaselineSetting {
  return { baseline, parameters: publishedParameters(baseline), basketScale: 1 };
}

/** Minimum length of a list, if there are enough products. */
const MIN_LENGTH = 20;

/** @param histories as of the catalogue's lag */
export function baselineMethod(
  { baseline, parameters, basketScale }: BaselineSetting,
  histories: BasketHistories,
  { products, meanBasket }: Pick<Catalogue, 'products' | 'meanBasket'>,
): Method {
  let fitted: FittedBaseline | undefined;
  return {
    name: baseline.name,
    kind: 'baseline',
    settings: { ...parameters, basketScale },
    answer: async (targets) => {
      fitted ??= baseline.fit(histories, parameters);
      return targets.map(({ userId }) => {
        const user = histories.userOf(userId) as number;
        const size = Math.round(basketScale * usualBasket(histories, user, meanBasket));
        const ranked = (fitted as FittedBaseline).rank(user, Math.max(MIN_LENGTH, size));
        const list = Array.from(ranked, (product) => products.ids[product]);
        return { list, basket: list.slice(0, size) };
      });
    },
  };
}

/** Mean basket size of the user's history; for cold-start users, the mean of all users. */
export function usualBasket(histories: BasketHistories, user: number, meanOfAll: number): number {
  const baskets = histories.basketStarts[user + 1] - histories.basketStarts[user];
  const [start, end] = itemRange(histories, user);
  return baskets === 0 ? meanOfAll : (end - start) / baskets;
}
