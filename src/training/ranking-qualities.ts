/** How well a fit of stage 1 ranks held-out targets, and whether one fit is better than another on the same targets. */
import { meanOf } from '../evaluation/bootstrap';
import { ndcgAt, recallAt } from '../evaluation/ranking-metrics';
import { predictRaw } from '../gbdt/predict';
import type { Booster } from '../gbdt/tree';
import { byScore } from '../recommend/shortlist-rows';

/** What ranking needs of labelled rows. */
export interface RankedCandidates {
  readonly found: {
    readonly rows: Float32Array;
    /** Candidates of target r: rows starts[r] to starts[r + 1]. */
    readonly starts: Int32Array;
    /** Indices in `ids`. */
    readonly candidates: readonly { readonly product: number }[];
  };
  readonly catalogue: { readonly products: { readonly ids: Int32Array } };
  /** Product ids. */
  readonly baskets: readonly ReadonlySet<number>[];
}

/**
 * @param booster undefined scores all candidates the same
 * @returns mean of recall@10 and NDCG@10, one number per target of the chunk
 */
export function rankingQualities(
  { found, catalogue, baskets }: RankedCandidates,
  booster: Booster | undefined,
): number[] {
  const scores = booster ? predictRaw(booster, found.rows) : new Float32Array(found.candidates.length);
  return baskets.map((basket, r) => {
    const start = found.starts[r];
    const own = found.candidates.slice(start, found.starts[r + 1]);
    const order = byScore(scores.subarray(start, start + own.length)).subarray(0, 10);
    const list = Array.from(
      order,
      (place) => catalogue.products.ids[(own[place] as { product: number }).product],
    );
    return (recallAt(10, list, basket) + ndcgAt(10, list, basket)) / 2;
  });
}

/** True if the mean of the paired differences is larger than its standard error. */
export function isClearlyBetter(quality: Float64Array, than: Float64Array): boolean {
  const differences = quality.map((value, t) => value - than[t]);
  const mean = meanOf(differences);
  const variance = meanOf(differences.map((difference) => (difference - mean) ** 2));
  return mean > Math.sqrt(variance / differences.length);
}
