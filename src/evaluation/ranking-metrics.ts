/**
 * Ranking metrics of one list against one basket, as LensKit defines them. The empty cases: an empty basket has no
 * metric (NaN, ignored in means); an empty list scores 0; a list shorter than k keeps k as the divisor of precision.
 */

/** Share of the basket among the first k products. */
export function recallAt(k: number, list: readonly number[], basket: ReadonlySet<number>): number {
  return basket.size === 0 ? NaN : hits(k, list, basket) / basket.size;
}

/** Share of the first k places with a product of the basket. */
export function precisionAt(k: number, list: readonly number[], basket: ReadonlySet<number>): number {
  return basket.size === 0 ? NaN : hits(k, list, basket) / k;
}

/** 1 when the first k products include a product of the basket. */
export function hitRateAt(k: number, list: readonly number[], basket: ReadonlySet<number>): number {
  return basket.size === 0 ? NaN : Number(hits(k, list, basket) > 0);
}

/**
 * Discounted gain with binary relevance, gain 1 / log2(rank + 1), divided by the gain of an ideal list, whose first
 * min(basket, k) products are all in the basket (Järvelin and Kekäläinen 2002).
 */
export function ndcgAt(k: number, list: readonly number[], basket: ReadonlySet<number>): number {
  if (basket.size === 0) return NaN;
  let gain = 0;
  list.slice(0, k).forEach((product, i) => {
    if (basket.has(product)) gain += 1 / Math.log2(i + 2);
  });
  let ideal = 0;
  for (let i = 0; i < Math.min(k, basket.size); i++) ideal += 1 / Math.log2(i + 2);
  return gain / ideal;
}

/** Sum of the precisions at the ranks of the hits among the first k, divided by min(basket, k). */
export function averagePrecisionAt(k: number, list: readonly number[], basket: ReadonlySet<number>): number {
  if (basket.size === 0) return NaN;
  let found = 0;
  let sum = 0;
  list.slice(0, k).forEach((product, i) => {
    if (basket.has(product)) sum += ++found / (i + 1);
  });
  return sum / Math.min(k, basket.size);
}

/** Harmonic mean of precision and recall of a set of chosen products; 1 when both sets are empty. */
export function basketF1(chosen: readonly number[], basket: ReadonlySet<number>): number {
  if (chosen.length === 0 && basket.size === 0) return 1;
  return (2 * hits(chosen.length, chosen, basket)) / (chosen.length + basket.size);
}

function hits(k: number, list: readonly number[], basket: ReadonlySet<number>): number {
  let count = 0;
  for (let i = 0; i < Math.min(k, list.length); i++) count += Number(basket.has(list[i]));
  return count;
}
