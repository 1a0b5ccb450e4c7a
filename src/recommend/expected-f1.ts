/**
 * Basket selection by expected F1 (Ye, Chai, Lee and Chieu, ICML 2012, algorithm 1), for independent products with the
 * given probabilities. In descending order of probability, the best set of each size is a prefix, so only n + 1 sets
 * need to be compared. O(n^2) time, O(n^2) memory.
 */

export interface BasketChoice {
  /** Number of most probable products to show; 0 only if no product can be bought. */
  readonly size: number;
  readonly expectedF1: number;
}

/**
 * The number of basket products that are not among the given ones: they enlarge the true basket and are never hits. It has a
 * negative binomial distribution, because most users' baskets vary in size more than independent products would.
 */
export interface OutsideCount {
  readonly expected: number;
  /** Variance = expected + dispersion x expected^2; 0 is a Poisson distribution. */
  readonly dispersion: number;
}

const nothingOutside: OutsideCount = { expected: 0, dispersion: 0 };

/** @param probabilities descending */
export function bestBasket(probabilities: ArrayLike<number>, outside = nothingOutside): BasketChoice {
  const expected = expectedF1OfPrefixes(probabilities, outside);
  let size = 0;
  expected.forEach((value, k) => {
    if (value > expected[size]) size = k;
  });
  return { size, expectedF1: expected[size] };
}

/** Expected F1 of showing the first k products, for k from 0 to n, if the true basket is not empty. */
export function expectedF1OfPrefixes(
  probabilities: ArrayLike<number>,
  outside = nothingOutside,
): Float64Array {
  const n = probabilities.length;
  const hits = hitCounts(probabilities);
  const expected = new Float64Array(n + 1);
  const counts = outsideCounts(outside);
  // rest[a] = E[1 / (a + products outside + bought products after the first k)]; initially k = n, so there are none.
  const rest = Float64Array.from({ length: 2 * n + 1 }, (_, a) =>
    counts.reduce((sum, probability, count) => sum + probability / (a + count), 0),
  );
  for (let k = n; k >= 1; k--) {
    let sum = 0;
    for (let j = 1; j <= k; j++) sum += 2 * j * hits[k][j] * rest[k + j];
    expected[k] = sum;
    const p = probabilities[k - 1];
    for (let a = 0; a < 2 * n; a++) rest[a] = (1 - p) * rest[a] + p * rest[a + 1];
  }
  // Every order has a product: an empty prediction is always wrong, and the other values are conditional on that.
  const notEmpty = 1 - hits[n][0] * counts[0];
  return notEmpty > 0 ? expected.map((value) => value / notEmpty) : expected;
}

/** Larger counts matter little: they make every F1 small. */
const MAX_OUTSIDE = 2000;
/** Counts that are e^-16 times as probable as the most probable one are left out. */
const MIN_LOG_PROBABILITY = -16;

/** Probability of each number of products outside, from 0 on; together 1. In logarithms, because that of 0 may be tiny. */
function outsideCounts({ expected, dispersion }: OutsideCount): Float64Array {
  const logs = [0];
  let largest = 0;
  for (let count = 1; count <= MAX_OUTSIDE; count++) {
    // P(x) / P(x - 1) of a negative binomial distribution.
    const ratio = (expected * (1 + dispersion * (count - 1))) / (count * (1 + dispersion * expected));
    const log = logs[count - 1] + Math.log(ratio);
    largest = Math.max(largest, log);
    if (ratio < 1 && log < largest + MIN_LOG_PROBABILITY) break;
    logs.push(log);
  }
  const weights = Float64Array.from(logs, (log) => Math.exp(log - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** hits[k][j] = P(exactly j of the first k products are bought). */
function hitCounts(probabilities: ArrayLike<number>): Float64Array[] {
  const hits = [Float64Array.of(1)];
  for (let k = 1; k <= probabilities.length; k++) {
    const p = probabilities[k - 1];
    const before = hits[k - 1] as Float64Array;
    const row = new Float64Array(k + 1);
    for (let j = 0; j <= k; j++) {
      row[j] = (j < k ? before[j] * (1 - p) : 0) + (j > 0 ? before[j - 1] * p : 0);
    }
    hits.push(row);
  }
  return hits;
}
