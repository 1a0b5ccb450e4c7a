/** What NDCG is made of: gains of labels, discounts of places, and the order of a group by its scores. */
import { DatasetError } from './errors';

/** Labels beyond this have gains that float64 no longer tells apart in sums. */
const LARGEST_LABEL = 31;

/**
 * Gain of a label: given, or 2^label - 1.
 * @throws DatasetError for a label that is no whole number with a gain
 */
export function gainOf(label: number, labelGain: readonly number[]): number {
  const end = labelGain.length > 0 ? labelGain.length : LARGEST_LABEL;
  if (!Number.isInteger(label) || label < 0 || label >= end)
    throw new DatasetError(`labels that are whole numbers from 0 to ${end - 1}`, label);
  return labelGain.length > 0 ? labelGain[label] : 2 ** label - 1;
}

/** Discount of a place, counted from 0: 1 / log2(place + 2). */
export function discountAt(place: number): number {
  return 1 / Math.log2(place + 2);
}

/** The largest DCG@k that rows of these gains can have. */
export function idealDcg(gains: ArrayLike<number>, k: number): number {
  const best = Array.from(gains).sort((a, b) => b - a);
  let sum = 0;
  for (let place = 0; place < Math.min(k, best.length); place++) sum += best[place] * discountAt(place);
  return sum;
}

/** Positions 0 to count - 1 by descending score; equal scores keep their order. */
export function orderByScore(scoreOf: (position: number) => number, count: number): number[] {
  const order = Array.from({ length: count }, (_, position) => position);
  return order.sort((a, b) => scoreOf(b) - scoreOf(a) || a - b);
}
