/**
 * Bootstrap intervals (Efron 1979): targets are drawn with replacement, the mean is taken of each draw, and the interval
 * holds the middle 95 % of these means. All columns see the same draws, so that differences are paired.
 */
import { seededRandom } from './seeded-random';

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const draws = 1000;

/**
 * @param columns one number a target each, all of the same length; NaN is left out
 * @param seed same seed, same intervals
 */
export function bootstrapMeans(columns: readonly Float64Array[], seed: number): readonly Interval[] {
  const targets = columns[0]?.length ?? 0;
  const random = seededRandom(seed);
  const means = columns.map(() => new Float64Array(draws));
  const drawn = new Uint32Array(targets);
  for (let d = 0; d < draws; d++) {
    drawn.fill(0);
    for (let i = 0; i < targets; i++) drawn[Math.floor(random() * targets)] += 1;
    columns.forEach((values, c) => ((means[c] as Float64Array)[d] = weightedMean(values, drawn)));
  }
  return columns.map((values, c) => {
    const sorted = (means[c] as Float64Array).sort();
    return {
      mean: meanOf(values),
      low: sorted[Math.floor(draws * 0.025)],
      high: sorted[Math.ceil(draws * 0.975) - 1],
    };
  });
}

/** The interval of one column. */
export function bootstrapMean(values: Float64Array, seed: number): Interval {
  return bootstrapMeans([values], seed)[0];
}

/** Mean of what is not NaN; NaN when nothing is left. */
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
    // NaN is the only number that differs from itself.
    if (value !== value) continue;
    const weight = weights[i];
    sum += weight * value;
    count += weight;
  }
  return count === 0 ? NaN : sum / count;
}
