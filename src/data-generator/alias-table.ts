import type { Random } from './random';

/**
 * Weighted draws in constant time: the alias method (Walker 1977) with the table built as in Vose, "A linear algorithm
 * for generating random numbers with a given distribution", 1991.
 */
export class AliasTable {
  private readonly keep: Float64Array;
  private readonly alias: Int32Array;

  /** @param weights not negative, at least one positive; their sum does not matter */
  constructor(weights: ArrayLike<number>) {
    const size = weights.length;
    let total = 0;
    for (let i = 0; i < size; i++) total += weights[i];
    if (!(total > 0)) throw new Error('AliasTable: expected at least one positive weight, got none.');
    this.keep = new Float64Array(size).fill(1);
    this.alias = Int32Array.from({ length: size }, (_, i) => i);

    // scaled[i] is the weight as a multiple of the mean: the light ones are topped up by the heavy ones.
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
    // What is left over in `light` by rounding keeps itself, unless its weight is nothing.
    for (const left of light) if (weights[left] === 0) this.redirect(left, weights);
  }

  /** An index, with a probability in proportion to its weight. */
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
