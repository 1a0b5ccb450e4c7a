/** Turns the measurements per target into the reported figures of a method: means, intervals, differences to the model. */
import { bootstrapMeans, meanOf } from './bootstrap';
import type { Interval } from './bootstrap';
import type { Method, MethodKind } from './method';
import { metricNames } from './target-metrics';

/** A method and its measurements. */
export interface AnsweredTargets {
  readonly method: Method;
  /** For each target in order, the values of `metricNames`. */
  readonly metrics: Float64Array[];
  /** Products that appear in the first ten of any list. */
  readonly shown: Set<number>;
}

export interface MethodResult {
  readonly name: string;
  readonly kind: MethodKind;
  readonly settings?: Readonly<Record<string, number>>;
  /** By metric name. */
  readonly metrics: Readonly<Record<string, Interval>>;
  /** The model minus this method, paired by target; absent for the model itself. */
  readonly oursMinusThis?: Readonly<Record<string, Interval>>;
  /** Share of the catalogue's available products that appear in the first ten of any list. */
  readonly catalogueCoverage: number;
}

/** The metrics on which the verdict is based. */
export const mainMetrics = ['recall@10', 'ndcg@10', 'basketF1'] as const;

/** @param available number of products that may be recommended */
export function methodResults(
  answered: readonly AnsweredTargets[],
  available: number,
  seed: number,
): readonly MethodResult[] {
  const own = answered[0];
  return answered.map(({ method, metrics, shown }) => {
    const { name, kind, settings } = method;
    const values = metricNames.map((_, m) => metricColumn(metrics, m));
    const differences = metricNames.map((_, m) => difference(own.metrics, metrics, m));
    const result = {
      name,
      kind,
      ...(settings && { settings }),
      metrics: byName(bootstrapMeans(values, seed)),
      catalogueCoverage: shown.size / available,
    };
    return kind === 'ours' ? result : { ...result, oursMinusThis: byName(bootstrapMeans(differences, seed)) };
  });
}

/** The baseline with the highest mean of a metric; undefined without baselines. */
export function bestBaseline(methods: readonly MethodResult[], metric: string): MethodResult | undefined {
  const value = ({ metrics }: MethodResult) => metrics[metric]?.mean ?? -Infinity;
  const baselines = methods.filter(({ kind }) => kind === 'baseline');
  return baselines.toSorted((a, b) => value(b) - value(a))[0];
}

/** One metric of all targets. */
export function metricColumn(metrics: readonly Float64Array[], m: number): Float64Array {
  return Float64Array.from(metrics, (row) => row[m]);
}

/** The first minus the second, target by target. */
export function difference(
  first: readonly Float64Array[],
  second: readonly Float64Array[],
  m: number,
): Float64Array {
  return Float64Array.from(first, (row, t) => row[m] - second[t][m]);
}

/** Means of the given metrics over the given targets. */
export function meansOf(metrics: readonly Float64Array[], names: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    names.map((name) => [name, meanOf(metricColumn(metrics, metricNames.indexOf(name)))]),
  );
}

function byName(intervals: readonly Interval[]): Record<string, Interval> {
  return Object.fromEntries(metricNames.map((name, m) => [name, intervals[m]]));
}
