/**
 * Shares a whole number out in proportion to weights, at least one for each: Hamilton's method (largest remainders;
 * on a tie the first).
 *
 * @param total at least the number of weights
 * @param weights positive
 * @returns one count a weight; their sum is `total`
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  if (total < weights.length) {
    throw new RangeError(`shareOut: expected at least ${weights.length} to share out, got ${total}.`);
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
