/**
 * Ranking metrics: how well the top k rows of each group are chosen and ordered, averaged over the groups.
 * Empty cases, as in LightGBM: a group without any gain (no label with a gain, no positive label) counts as 1; without
 * groups or weight the metric is 1. Rows with equal scores keep their order. The weight of a group is the mean weight of
 * its rows.
 */
import { discountAt, gainOf, idealDcg, orderByScore } from './ranking';

/** Rows in groups: group g is rows starts[g] to starts[g + 1] - 1. */
export interface RankedRows {
  readonly labels: ArrayLike<number>;
  readonly scores: ArrayLike<number>;
  readonly starts: ArrayLike<number>;
  readonly weights?: ArrayLike<number> | undefined;
}

/** Mean NDCG@k (Järvelin and Kekäläinen 2002, with the discount 1 / log2(place + 1)). */
export function ndcgAt(ranked: RankedRows, k: number, labelGain: readonly number[] = []): number {
  return meanOverGroups(ranked, (begin, order) => {
    const gains = order.map((position) => gainOf(ranked.labels[begin + position], labelGain));
    const ideal = idealDcg(gains, k);
    if (ideal === 0) return 1;
    return gains.slice(0, k).reduce((sum, gain, place) => sum + gain * discountAt(place), 0) / ideal;
  });
}

/** Mean average precision@k: the mean of precision@i over the places i <= k of positive rows, at most min(k, positives) of them. */
export function mapAt(ranked: RankedRows, k: number): number {
  return meanOverGroups(ranked, (begin, order) => {
    const isPositive = order.map((position) => ranked.labels[begin + position] > 0);
    const positives = isPositive.filter(Boolean).length;
    if (positives === 0) return 1;
    let found = 0;
    let sum = 0;
    isPositive.slice(0, k).forEach((positive, place) => {
      if (positive) sum += ++found / (place + 1);
    });
    return sum / Math.min(k, positives);
  });
}

function meanOverGroups(
  { scores, starts, weights }: RankedRows,
  valueOf: (begin: number, order: number[]) => number,
): number {
  let sum = 0;
  let total = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    const begin = starts[group];
    const size = starts[group + 1] - begin;
    let weight = 1;
    if (weights) {
      weight = 0;
      for (let i = 0; i < size; i++) weight += weights[begin + i] / size;
    }
    const order = orderByScore((position) => scores[begin + position], size);
    sum += weight * valueOf(begin, order);
    total += weight;
  }
  return total > 0 ? sum / total : 1;
}
