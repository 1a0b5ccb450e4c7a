/** All metrics of one method on one target. */
import { averagePrecisionAt, basketF1, hitRateAt, ndcgAt, precisionAt, recallAt } from './ranking-metrics';

/** A method's answer for one target. */
export interface MethodAnswer {
  /** At least 20 products, best first, if there are enough. */
  readonly list: readonly number[];
  /** Products chosen as the next basket. */
  readonly basket: readonly number[];
  /** Probability of each product of the list, if the method has probabilities. */
  readonly probabilities?: readonly number[];
}

export interface EvaluatedTarget {
  readonly userId: number;
  readonly basket: ReadonlySet<number>;
  /** Products in the history. */
  readonly history: ReadonlySet<number>;
  /** Known orders before the target. */
  readonly historyOrders: number;
  /** Mean basket size of the history; for cold-start users, the mean of all users. */
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

/** Metric names in the order of {@link targetMetrics}. */
export const metricNames: readonly string[] = Object.freeze([
  ...Object.keys(atCutoffs).flatMap((name) => cutoffs.map((k) => `${name}@${k}`)),
  ...cutoffs.map((k) => `repeatRecall@${k}`),
  ...cutoffs.map((k) => `exploreRecall@${k}`),
  'basketF1',
]);

/** One number per name in {@link metricNames}; NaN where a metric is undefined, for example without explore products. */
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
