/**
 * Distributes an integer in proportion to weights, at least one for each: Hamilton's method (largest remainders; ties go
 * to the first).
 *
 * @param total at least the number of weights
 * @param weights positive
 * @returns one count per weight; they sum to `total`
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  if (total < weights.length) {
    throw new RangeError(`shareOut: expected a total of at least ${weights.length}, got ${total}.`);
  }
  const spare = total - weights.length;
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (spare * weight) / sum);
  const counts = exact.map((share) => 1 + Math.floor(share));
  const left = total - counts.reduce((a, b) => a + b, 0);
  exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, left)
    .forEach(({ index }) => counts[index]++);
  return counts;
}
