/** The parts of NDCG: gains of labels, discounts of ranks, and the order of a group by score. */
import { DatasetError } from './errors';

/** Larger labels have gains that sums in float64 can no longer distinguish. */
const LARGEST_LABEL = 31;

/**
 * Gain of a label: from labelGain, or 2^label - 1.
 * @throws DatasetError for a label that is not a whole number with a gain
 */
export function gainOf(label: number, labelGain: readonly number[]): number {
  const end = numLabels(labelGain);
  if (!Number.isInteger(label) || label < 0 || label >= end)
    throw new DatasetError(`labels that are whole numbers from 0 to ${end - 1}`, label);
  return labelGain.length > 0 ? labelGain[label] : 2 ** label - 1;
}

/** Labels 0 to this number - 1 have a gain. */
export function numLabels(labelGain: readonly number[]): number {
  return labelGain.length > 0 ? labelGain.length : LARGEST_LABEL;
}

/** Discount of a rank, counted from 0: 1 / log2(rank + 2). */
export function discountAt(place: number): number {
  return 1 / Math.log2(place + 2);
}

/** The largest possible DCG@k of rows with these gains. */
export function idealDcg(gains: ArrayLike<number>, k: number): number {
  const best = Array.from(gains).sort((a, b) => b - a);
  let sum = 0;
  for (let place = 0; place < Math.min(k, best.length); place++) sum += best[place] * discountAt(place);
  return sum;
}

/** Positions 0 to count - 1 by descending score, stable. */
export function orderByScore(scoreOf: (position: number) => number, count: number): number[] {
  const order = Array.from({ length: count }, (_, position) => position);
  return order.sort((a, b) => scoreOf(b) - scoreOf(a) || a - b);
}
