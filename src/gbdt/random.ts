/**
 * The seeded generator behind all random draws: sfc32 (Chris Doty-Humphrey's "small fast counting" generator,
 * PractRand), 128 bits of state, started from (seed, stream, step) and warmed up for 12 rounds. The same three
 * numbers give the same draws on every machine; different streams and steps are unrelated.
 */
export interface Random {
  /** The next 32 random bits, 0 to 2^32 - 1. */
  nextUint32: () => number;
  /** A multiple of 2^-32 in [0, 1). */
  nextFloat: () => number;
  /** An integer in [0, bound), bound at most 2^32; the bias is below bound / 2^32. */
  nextInt: (bound: number) => number;
}

/** One stream per purpose, so that no two purposes share draws. */
export const RANDOM_STREAM = {
  rows: 1,
  features: 2,
  bins: 3,
  nodeFeatures: 4,
  thresholds: 5,
  folds: 6,
} as const;

export function createRandom(seed: number, stream = 0, step = 0): Random {
  let a = seed >>> 0;
  let b = stream >>> 0;
  let c = step >>> 0;
  let counter = 1;
  const nextUint32 = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) nextUint32();
  return {
    nextUint32,
    nextFloat: () => nextUint32() * 2 ** -32,
    nextInt: (bound) => Math.floor(nextUint32() * 2 ** -32 * bound),
  };
}

/**
 * Draws `count` of the integers 0 to `total` - 1 without repetition, every subset equally likely.
 * @returns the drawn integers, ascending
 */
export function drawSorted(total: number, count: number, random: Random): Int32Array {
  // Selection sampling (Knuth, The Art of Computer Programming 2, algorithm 3.4.2 S).
  const drawn = new Int32Array(count);
  let found = 0;
  for (let candidate = 0; found < count; candidate++) {
    if (random.nextFloat() * (total - candidate) < count - found) drawn[found++] = candidate;
  }
  return drawn;
}
