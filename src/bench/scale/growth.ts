/** A measured point. */
export interface Point {
  readonly size: number;
  readonly value: number;
}

/**
 * The exponent g of value ~ size^g, by least squares on the logarithms: 1 is proportional growth, 0 is none.
 *
 * @returns NaN with fewer than two sizes, or when a value is not positive
 */
export function growthExponent(points: readonly Point[]): number {
  const known = points.filter(({ value }) => Number.isFinite(value));
  if (new Set(known.map(({ size }) => size)).size < 2) return NaN;
  const xs = known.map(({ size }) => Math.log(size));
  const ys = known.map(({ value }) => Math.log(value));
  const meanX = meanOf(xs);
  const meanY = meanOf(ys);
  const covariance = xs.reduce((sum, x, i) => sum + (x - meanX) * (ys[i] - meanY), 0);
  const slope = covariance / xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  return Number.isFinite(slope) ? slope : NaN;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
