/** The main metrics by length of the history, by basket size, and by share of repeat products in the basket. */
import { bootstrapMean } from './bootstrap';
import type { Interval } from './bootstrap';
import { difference, mainMetrics, meansOf } from './method-results';
import type { AnsweredTargets } from './method-results';
import { metricNames } from './target-metrics';
import type { EvaluatedTarget } from './target-metrics';

export interface Slice {
  /** Property by which the targets are divided, such as `orders before`. */
  readonly dimension: string;
  /** The part, such as `3 to 5`. */
  readonly name: string;
  readonly targets: number;
  /** Method -> metric -> mean over the slice; NaN where a metric is undefined. */
  readonly methods: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** For each main metric, the slice's best baseline and the model minus it, paired. Empty without baselines. */
  readonly against: Readonly<Record<string, { readonly baseline: string; readonly difference: Interval }>>;
}

interface Dimension {
  readonly name: string;
  readonly valueOf: (target: EvaluatedTarget) => number;
  /** Parts with their smallest value, ascending; the last one has no upper limit. */
  readonly parts: readonly { readonly from: number; readonly name: string }[];
}

const dimensions: readonly Dimension[] = [
  {
    name: 'orders before',
    valueOf: ({ historyOrders }) => historyOrders,
    parts: [
      { from: 0, name: '0 (cold start)' },
      { from: 1, name: '1 to 2' },
      { from: 3, name: '3 to 5' },
      { from: 6, name: '6 to 10' },
      { from: 11, name: '11 to 20' },
      { from: 21, name: '21 to 50' },
      { from: 51, name: 'more than 50' },
    ],
  },
  {
    name: 'products in the basket',
    valueOf: ({ basket }) => basket.size,
    parts: [
      { from: 1, name: '1 to 3' },
      { from: 4, name: '4 to 6' },
      { from: 7, name: '7 to 10' },
      { from: 11, name: '11 to 20' },
      { from: 21, name: 'more than 20' },
    ],
  },
  {
    name: 'share of the basket bought before',
    valueOf: ({ basket, history }) =>
      [...basket].filter((product) => history.has(product)).length / basket.size,
    parts: [
      { from: 0, name: 'nothing' },
      { from: Number.MIN_VALUE, name: 'less than half' },
      { from: 0.5, name: 'half or more' },
      { from: 1, name: 'everything' },
    ],
  },
];

/** Metrics shown for a slice. */
export const sliceMetrics = [...mainMetrics, 'repeatRecall@10', 'exploreRecall@10'] as const;

/** Omits parts without targets. */
export function sliceResults(
  targets: readonly EvaluatedTarget[],
  answered: readonly AnsweredTargets[],
  seed: number,
): readonly Slice[] {
  return dimensions.flatMap(({ name: dimension, valueOf, parts }) =>
    parts.flatMap(({ from, name }, p) => {
      const end = parts[p + 1]?.from ?? Infinity;
      const places = [...targets.keys()].filter((t) => {
        const value = valueOf(targets[t]);
        return value >= from && value < end;
      });
      if (places.length === 0) return [];
      const own = answered.map((one) => ({
        ...one,
        metrics: places.map((t) => one.metrics[t]),
      }));
      return [{ dimension, name, targets: places.length, ...sliceOf(own, seed) }];
    }),
  );
}

function sliceOf(answered: readonly AnsweredTargets[], seed: number): Pick<Slice, 'methods' | 'against'> {
  const means = new Map(answered.map(({ method, metrics }) => [method.name, meansOf(metrics, sliceMetrics)]));
  const baselines = answered.filter(({ method }) => method.kind === 'baseline');
  const valueOf = ({ method }: AnsweredTargets, metric: string) => means.get(method.name)?.[metric] as number;
  const against = mainMetrics.flatMap((metric) => {
    const [first] = baselines;
    if (!first) return [];
    const best = baselines.reduce((a, b) => (valueOf(b, metric) > valueOf(a, metric) ? b : a), first);
    const gap = difference(answered[0].metrics, best.metrics, metricNames.indexOf(metric));
    return [[metric, { baseline: best.method.name, difference: bootstrapMean(gap, seed) }] as const];
  });
  return { methods: Object.fromEntries(means), against: Object.fromEntries(against) };
}
