/** Everything that is measured of one method on one target. */
import { averagePrecisionAt, basketF1, hitRateAt, ndcgAt, precisionAt, recallAt } from './ranking-metrics';

/** What a method answers for a target. */
export interface MethodAnswer {
  /** At least 20 products, best first, as far as there are any. */
  readonly list: readonly number[];
  /** The set chosen as the next basket. */
  readonly basket: readonly number[];
  /** Probability of each product of the list, where the method gives one. */
  readonly probabilities?: readonly number[];
}

export interface EvaluatedTarget {
  readonly userId: number;
  readonly basket: ReadonlySet<number>;
  /** Products of the history. */
  readonly history: ReadonlySet<number>;
  /** Known orders before the target. */
  readonly historyOrders: number;
  /** Mean basket size of the history; without one, of all users. */
  readonly usualBasket: number;
}

const cutoffs = [5, 10, 20] as const;

const atCutoffs = {
  recall: recallAt,
  precision: precisionAt,
  ndcg: ndcgAt,
  map: averagePrecisionAt,
  hitRate: hitRateAt,
} as const;

/** Names in the order of {@link targetMetrics}. */
export const metricNames: readonly string[] = Object.freeze([
  ...Object.keys(atCutoffs).flatMap((name) => cutoffs.map((k) => `${name}@${k}`)),
  ...cutoffs.map((k) => `repeatRecall@${k}`),
  ...cutoffs.map((k) => `exploreRecall@${k}`),
  'basketF1',
]);

/** One number for each of {@link metricNames}; NaN where a metric has no meaning (no explore product to find, say). */
export function targetMetrics({ list, basket: chosen }: MethodAnswer, target: EvaluatedTarget): Float64Array {
  const { basket, history } = target;
  const repeat = new Set([...basket].filter((product) => history.has(product)));
  const explore = new Set([...basket].filter((product) => !history.has(product)));
  return Float64Array.from([
    ...Object.values(atCutoffs).flatMap((metric) => cutoffs.map((k) => metric(k, list, basket))),
    ...cutoffs.map((k) => recallAt(k, list, repeat)),
    ...cutoffs.map((k) => recallAt(k, list, explore)),
    basketF1(chosen, basket),
  ]);
}
