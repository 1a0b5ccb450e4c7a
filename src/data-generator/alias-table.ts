import type { Random } from '../lib/random';

/**
 * Weighted draws in constant time by the alias method (Walker 1977); the table is built as in Vose, "A linear algorithm
 * for generating random numbers with a given distribution", 1991.
 */
export class AliasTable {
  private readonly keep: Float64Array;
  private readonly alias: Int32Array;

  /** @param weights non-negative, at least one positive; they need not sum to 1 */
  constructor(weights: ArrayLike<number>) {
    const size = weights.length;
    let total = 0;
    for (let i = 0; i < size; i++) total += weights[i];
    if (!(total > 0)) throw new Error('AliasTable: expected at least one positive weight, found none.');
    this.keep = new Float64Array(size).fill(1);
    this.alias = Int32Array.from({ length: size }, (_, i) => i);

    // scaled[i] is the weight as a multiple of the mean: light entries are filled up from heavy ones.
    const scaled = Float64Array.from(weights, (weight) => (weight * size) / total);
    const light: number[] = [];
    const heavy: number[] = [];
    for (let i = 0; i < size; i++) (scaled[i] < 1 ? light : heavy).push(i);
    while (light.length > 0 && heavy.length > 0) {
      const small = light.pop() as number;
      const large = heavy.pop() as number;
      this.keep[small] = scaled[small];
      this.alias[small] = large;
      scaled[large] -= 1 - scaled[small];
      (scaled[large] < 1 ? light : heavy).push(large);
    }
    // Rounding may leave entries in `light`: they keep their own index, except those with weight 0.
    for (const left of light) if (weights[left] === 0) this.redirect(left, weights);
  }

  /** Draws an index with a probability proportional to its weight. */
  draw(random: Random): number {
    const index = random.below(this.keep.length);
    return random.next() < this.keep[index] ? index : this.alias[index];
  }

  private redirect(index: number, weights: ArrayLike<number>): void {
    let heaviest = 0;
    for (let i = 1; i < weights.length; i++) if (weights[i] > weights[heaviest]) heaviest = i;
    this.keep[index] = 0;
    this.alias[index] = heaviest;
  }
}
