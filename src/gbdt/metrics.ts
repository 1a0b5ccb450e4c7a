/**
 * What training reports: area under the ROC curve and log loss, both from raw scores.
 * Empty cases: without rows of both classes there is no order to get right or wrong, so auc is 0.5; the logLoss of
 * no rows (or of no weight) is 0.
 */

/**
 * Probability that a random positive row scores above a random negative one; equal scores count half (midranks).
 * @param scores any monotone scores; compared as float32
 * @param labels 0 or 1
 */
export function auc(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  weights?: ArrayLike<number> | undefined,
): number {
  const order = sortByScore(scores);
  let positive = 0;
  let negative = 0;
  let ordered = 0; // weight of (positive, negative) pairs in the right order
  let at = 0;
  while (at < order.length) {
    const score = Math.fround(scores[order[at]]);
    let tiedPositive = 0;
    let tiedNegative = 0;
    for (; at < order.length && Math.fround(scores[order[at]]) === score; at++) {
      const weight = weights ? weights[order[at]] : 1;
      if (labels[order[at]] > 0) tiedPositive += weight;
      else tiedNegative += weight;
    }
    ordered += tiedPositive * (negative + tiedNegative / 2);
    positive += tiedPositive;
    negative += tiedNegative;
  }
  return positive > 0 && negative > 0 ? ordered / (positive * negative) : 0.5;
}

/** Mean of -log p(label), with p the sigmoid of the raw score. */
export function logLoss(
  labels: ArrayLike<number>,
  rawScores: ArrayLike<number>,
  weights?: ArrayLike<number> | undefined,
): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < rawScores.length; i++) {
    const margin = labels[i] > 0 ? rawScores[i] : -rawScores[i];
    // log(1 + exp(-margin)) without overflow
    const loss = Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(-margin, 0);
    const weight = weights ? weights[i] : 1;
    sum += weight * loss;
    total += weight;
  }
  return total > 0 ? sum / total : 0;
}

/** Indices in ascending order of the float32 score: radix sort of 32-bit keys, 11 bits a pass. */
function sortByScore(scores: ArrayLike<number>): Int32Array {
  const n = scores.length;
  const keys = new Uint32Array(Float32Array.from(scores, (score) => score + 0).buffer);
  // Float bits sort like integers once negative numbers are flipped and positive ones moved above them.
  for (let i = 0; i < n; i++) keys[i] ^= keys[i] >>> 31 ? 0xffffffff : 0x80000000;
  let order = Int32Array.from({ length: n }, (_, i) => i);
  let next = new Int32Array(n);
  for (const shift of [0, 11, 22]) {
    radixPass(keys, order, next, shift);
    [order, next] = [next, order];
  }
  return order;
}

function radixPass(keys: Uint32Array, order: Int32Array, out: Int32Array, shift: number): void {
  const start = new Int32Array(2049);
  for (let i = 0; i < keys.length; i++) start[((keys[i] >>> shift) & 2047) + 1]++;
  for (let digit = 0; digit < 2048; digit++) start[digit + 1] += start[digit];
  for (let i = 0; i < order.length; i++) out[start[(keys[order[i]] >>> shift) & 2047]++] = order[i];
}
