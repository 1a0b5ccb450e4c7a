/**
 * Basket selection by expected F1 (Ye, Chai, Lee and Chieu, ICML 2012, algorithm 1), for independent products with the
 * given probabilities. In descending order of probability, the best set of each size is a prefix, so only n + 1 sets
 * need to be compared. O(n^2) time, O(n^2) memory.
 */

export interface BasketChoice {
  /** Number of most probable products to show; 0 is the empty basket. */
  readonly size: number;
  readonly expectedF1: number;
}

/**
 * @param probabilities descending
 * @param expectedOutside expected number of basket products that are not among these; they enlarge the true basket by a
 *   constant and are never hits
 */
export function bestBasket(probabilities: ArrayLike<number>, expectedOutside = 0): BasketChoice {
  const expected = expectedF1OfPrefixes(probabilities, expectedOutside);
  let size = 0;
  expected.forEach((value, k) => {
    if (value > expected[size]) size = k;
  });
  return { size, expectedF1: expected[size] };
}

/** Expected F1 of showing the first k products, for k from 0 to n. */
export function expectedF1OfPrefixes(probabilities: ArrayLike<number>, expectedOutside = 0): Float64Array {
  const n = probabilities.length;
  const hits = hitCounts(probabilities);
  const expected = new Float64Array(n + 1);
  // rest[a] = E[1 / (a + bought products after the first k)]; initially k = n, so there are none.
  const rest = Float64Array.from({ length: 2 * n + 1 }, (_, a) => 1 / (a + expectedOutside));
  for (let k = n; k >= 1; k--) {
    let sum = 0;
    for (let j = 1; j <= k; j++) sum += 2 * j * hits[k][j] * rest[k + j];
    expected[k] = sum;
    const p = probabilities[k - 1];
    for (let a = 0; a < 2 * n; a++) rest[a] = (1 - p) * rest[a] + p * rest[a + 1];
  }
  // The empty prediction has F1 = 1 if the basket is empty, else 0.
  expected[0] = hits[n][0] * Math.exp(-expectedOutside);
  return expected;
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
