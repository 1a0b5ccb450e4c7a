/**
 * The weight of stage 2's corrections, chosen on the validation targets. If they do not rank better than stage 1 alone,
 * the weight is 0, and training reports it.
 */
import { meanOf } from '../evaluation/bootstrap';
import { ndcgAt, recallAt } from '../evaluation/ranking-metrics';
import { byScore } from '../recommend/shortlist-rows';
import type { Shortlist } from '../recommend/two-stages';

/** One validation target. */
export interface JudgedShortlist {
  readonly list: Shortlist;
  /** Stage 2's raw scores, in the list's order. */
  readonly corrections: Float32Array;
  /** Product ids, in the list's order. */
  readonly productIds: Int32Array;
  readonly basket: ReadonlySet<number>;
}

export interface Stage2Weight {
  readonly weight: number;
  /** Mean of recall@10 and NDCG@10 with that weight. */
  readonly quality: number;
  /** The same with weight 0. */
  readonly withoutStage2: number;
}

const weights = [0, 0.25, 0.5, 0.75, 1] as const;

/** @returns the best weight; the smallest of several */
export function chooseStage2Weight(judged: readonly JudgedShortlist[]): Stage2Weight {
  const qualities = weights.map((weight) => qualityWith(judged, weight));
  const quality = Math.max(...qualities);
  const best = qualities.indexOf(quality);
  return { weight: weights[best], quality, withoutStage2: qualities[0] };
}

function qualityWith(judged: readonly JudgedShortlist[], weight: number): number {
  return meanOf(
    Float64Array.from(judged, ({ list, corrections, productIds, basket }) => {
      const scores = list.scores.map((score, i) => score + weight * corrections[i]);
      const ranked = Array.from(byScore(scores).subarray(0, 10), (place) => productIds[place]);
      return (recallAt(10, ranked, basket) + ndcgAt(10, ranked, basket)) / 2;
    }),
  );
}
