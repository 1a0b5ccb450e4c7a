/**
 * Reproducible random numbers. They come from 32-bit integer operations and exact divisions only, nothing whose last digit
 * may differ between machines or engine versions (Math.exp, Math.log, Math.sin and the like).
 *
 * Each purpose has its own stream, named by a purpose and an index: in generated data, user 17 is the same whether 20 or
 * 200,000 users are generated, and more products do not change any user's name.
 */

/**
 * A stream of random numbers: sfc32 ("small fast counting"), by Chris Doty-Humphrey, from the PractRand test suite
 * (https://pracrand.sourceforge.net), which it passes.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /**
   * @param seed integer from 0 to 2^32 - 1
   * @param purpose name of the stream; streams with different names are unrelated
   * @param index number of the stream among those of one purpose, such as a user's number
   */
  constructor(seed: number, purpose: string, index = 0) {
    this.a = scramble(seed | 0);
    this.b = scramble(this.a ^ hashText(purpose));
    this.c = scramble(this.b ^ index);
    // As in the author's own seeding: a dozen rounds make the streams of similar seeds diverge.
    for (let round = 0; round < 12; round++) this.next();
  }

  /** Uniform in [0, 1), in steps of 2^-32. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** Uniform integer from 0 to `limit` - 1. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Bell-shaped with mean 0 and standard deviation 1, always within [-3, 3]: a scaled sum of three uniform numbers. */
  bell(): number {
    return 2 * (this.next() + this.next() + this.next() - 1.5);
  }

  /** Rounds `value` up or down at random, such that the mean is `value`. */
  round(value: number): number {
    return Math.floor(value + this.next());
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)];
  }
}

/**
 * A single stream for evaluation and studies: a linear congruential generator (constants of Numerical Recipes), of which
 * the high bits matter. It differs from {@link Random}, because another generator would change the user samples, tuned
 * baselines and intervals of every evaluation published so far.
 *
 * @returns a function that draws from [0, 1)
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** FNV-1a of the text's UTF-16 code units (Fowler, Noll, Vo). */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** The finaliser of MurmurHash3 (Austin Appleby): each input bit flips about half of the output bits. */
function scramble(value: number): number {
  let h = (value + 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
