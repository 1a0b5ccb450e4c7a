/** The ranked products of a request, and the list or the basket that is chosen from them. */
import { bestBasket } from './expected-f1';
import type { OutsideCount } from './expected-f1';
import type { PredictedBasket, RecommendationList } from './recommendation';

/** Number of ranked products from which a basket is chosen. */
export const BASKET_CANDIDATES = 100;

/** The ranked products of a request, before the top N or a basket is chosen. */
export interface Answer extends RecommendationList {
  /** Number of basket products that are not in the list. */
  readonly outside: OutsideCount;
}

export function listOf({ strategy, modelVersion, items }: Answer, first: number): RecommendationList {
  return { strategy, modelVersion, items: items.slice(0, first) };
}

export function basketOf(answer: Answer): PredictedBasket {
  const { size, expectedF1 } = bestBasket(
    answer.items.map((item) => item.score),
    answer.outside,
  );
  return { ...listOf(answer, size), expectedF1 };
}
