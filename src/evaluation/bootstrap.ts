/**
 * Bootstrap intervals (Efron 1979): targets are drawn with replacement, each draw gives a mean, and the interval contains
 * the middle 95 % of these means. All columns use the same draws, so that differences are paired.
 */
import { seededRandom } from '../lib/random';

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const DRAWS = 1000;

/**
 * @param columns one number per target, all of the same length; NaN is ignored
 * @param seed the same seed gives the same intervals
 */
export function bootstrapMeans(columns: readonly Float64Array[], seed: number): readonly Interval[] {
  const targets = columns[0]?.length ?? 0;
  const random = seededRandom(seed);
  const means = columns.map(() => new Float64Array(DRAWS));
  const drawn = new Uint32Array(targets);
  for (let d = 0; d < DRAWS; d++) {
    drawn.fill(0);
    for (let i = 0; i < targets; i++) drawn[Math.floor(random() * targets)] += 1;
    columns.forEach((values, c) => ((means[c] as Float64Array)[d] = weightedMean(values, drawn)));
  }
  return columns.map((values, c) => {
    const sorted = (means[c] as Float64Array).sort();
    return {
      mean: meanOf(values),
      low: sorted[Math.floor(DRAWS * 0.025)],
      high: sorted[Math.ceil(DRAWS * 0.975) - 1],
    };
  });
}

/** The interval of one column. */
export function bootstrapMean(values: Float64Array, seed: number): Interval {
  return bootstrapMeans([values], seed)[0];
}

/** Mean of the numbers that are not NaN; NaN when there are none. */
export function meanOf(values: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? NaN : sum / count;
}

function weightedMean(values: Float64Array, weights: Uint32Array): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    // NaN is the only value that differs from itself; Number.isNaN is slower in this loop.
    if (value !== value) continue;
    const weight = weights[i];
    sum += weight * value;
    count += weight;
  }
  return count === 0 ? NaN : sum / count;
}
