/**
 * The generator's only source of chance. It uses 32-bit integer operations and exact divisions, nothing whose last
 * digit may differ between machines or versions of the engine (Math.exp, Math.log, Math.sin and the like).
 *
 * Every part of the data draws from a stream of its own, named by a purpose and an index: user 17 is the same
 * whether 20 or 200,000 users are made, and more products do not change anybody's name.
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
   * @param seed whole number from 0 to 2^32 - 1
   * @param purpose what the stream is for; other purposes give unrelated streams
   * @param index which one of its kind, such as a user's number
   */
  constructor(seed: number, purpose: string, index = 0) {
    this.a = scramble(seed | 0);
    this.b = scramble(this.a ^ hashText(purpose));
    this.c = scramble(this.b ^ index);
    // The author's own seeding runs the generator a dozen times so that close seeds drift apart.
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

  /** Uniform whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Bell-shaped, mean 0, standard deviation 1, never beyond 3 either way: the sum of three uniform numbers. */
  bell(): number {
    return 2 * (this.next() + this.next() + this.next() - 1.5);
  }

  /** `value` rounded up or down by chance, so that the mean is `value`. */
  round(value: number): number {
    return Math.floor(value + this.next());
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)];
  }
}

/** FNV-1a of the text's UTF-16 code units (Fowler, Noll, Vo). */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** The finaliser of MurmurHash3 (Austin Appleby): each input bit changes about half of the output bits. */
function scramble(value: number): number {
  let h = (value + 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
