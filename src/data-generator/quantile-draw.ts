import type { Random } from './random';

/** A distribution by its quantiles: [share of the population, value], both rising, from share 0 to share 1. */
export type Quantiles = readonly (readonly [share: number, value: number])[];

/** A value of the distribution, interpolated in a straight line between the quantiles given. */
export function drawQuantile(random: Random, quantiles: Quantiles): number {
  return interpolate(quantiles, random.next());
}

/** The value at `x` on the line through the points; at the ends, the end's value. */
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
