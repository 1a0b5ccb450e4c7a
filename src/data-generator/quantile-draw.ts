import type { Random } from '../lib/random';

/** A distribution by its quantiles: [share of the population, value], both ascending, from share 0 to share 1. */
export type Quantiles = readonly (readonly [share: number, value: number])[];

/** Draws a value, with linear interpolation between the quantiles. */
export function drawQuantile(random: Random, quantiles: Quantiles): number {
  return interpolate(quantiles, random.next());
}

/** Piecewise linear interpolation at `x`; constant beyond the ends. */
export function interpolate(points: Quantiles, x: number): number {
  if (x <= points[0][0]) return points[0][1];
  for (let i = 1; i < points.length; i++) {
    const [x1, y1] = points[i];
    if (x > x1) continue;
    const [x0, y0] = points[i - 1];
    return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
  }
  return points[points.length - 1][1];
}
