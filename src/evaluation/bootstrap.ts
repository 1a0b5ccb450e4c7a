/**
 * Bootstrap intervals (Efron 1979): targets are drawn with replacement, the mean is taken of each draw, and the interval
 * holds the middle 95 % of these means. All methods see the same draws, so differences are paired.
 */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const draws = 1000;

/**
 * @param values one a target; NaN is left out
 * @param seed same seed, same interval
 */
export function bootstrapMean(values: Float64Array, seed: number): Interval {
  const means = new Float64Array(draws);
  let state = seed >>> 0;
  for (let d = 0; d < draws; d++) {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < values.length; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const value = values[Math.floor((state / 2 ** 32) * values.length)] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    means[d] = count === 0 ? NaN : sum / count;
  }
  means.sort();
  return {
    mean: meanOf(values),
    low: means[Math.floor(draws * 0.025)] as number,
    high: means[Math.ceil(draws * 0.975) - 1] as number,
  };
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
