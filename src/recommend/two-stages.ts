/**
 * The two stages. Stage 1 scores all candidates, and the best ones form the shortlist. Stage 2 corrects their scores,
 * with a weight chosen on the validation targets. Calibration turns the sums into probabilities. Training, evaluation
 * and serving all run this code, each with its own scorers.
 *
 * A score does not depend on the request's filter. The shortlist and everything that stage 2 compares come from the
 * request without its filter. A candidate below the shortlist, or found because of the filter, keeps the score of stage 1,
 * but at most the lowest score of the shortlist: the shortlist comes first in the complete ranking.
 */
import type { Scorer } from '../inference/scorer';
import { concatenated } from '../lib/concatenated';
import { step } from '../lib/step';
import { sigmoid } from '../lib/sigmoid';
import type { CandidateRows } from '../retrieval/candidate-rows';
import type { Catalogue } from '../retrieval/catalogue';
import type { ServingSettings } from './serving-settings';
import { byScore, shortlistRows, stage2Names, stage2Place } from './shortlist-rows';
import type { ScoredList } from './shortlist-rows';

export interface StageScorers {
  readonly stage1: Scorer;
  readonly stage2: Scorer;
}

/** One request's candidates, ranked without regard to its filter. */
export interface RankedCandidates {
  /** Rows in the CandidateRows, best first: the shortlist, then the others. */
  readonly candidates: Int32Array;
  /** Calibrated probability, in the same order. */
  readonly probabilities: Float64Array;
  /** Row of stage 2 of each candidate on the shortlist, in the same order; reasons are computed from it. */
  readonly stage2Rows: readonly Float32Array[];
  /** Expected number of basket products that are not on the shortlist, candidates or not. */
  readonly expectedOutside: number;
}

/** The shortlist of one request before stage 2; training uses it too. */
export interface Shortlist {
  /** Places among the request's candidates, best first. */
  readonly places: Int32Array;
  /** Stage 1's raw scores, in the same order. */
  readonly scores: Float32Array;
  /** Row-major rows of stage 2, in the same order. */
  readonly rows: Float32Array;
}

/** @returns one ranking per request, in order; both scorers are called once for all requests */
export async function rankInTwoStages(
  found: CandidateRows,
  catalogue: Catalogue,
  { stage1, stage2 }: StageScorers,
  settings: ServingSettings,
): Promise<readonly RankedCandidates[]> {
  const scores = await step('stage1', () => stage1(found.rows, found.candidates.length));
  const requests = Array.from({ length: found.starts.length - 1 }, (_, r) => r);
  const shortlists = requests.map((r) => shortlist(found, catalogue, scores, r, settings.shortlistSize));
  const stage2Rows = concatenated(
    Float32Array,
    shortlists.map((list) => list.rows),
  );
  const corrections = await step('stage2', () => stage2(stage2Rows, stage2Rows.length / stage2Names.length));
  let next = 0;
  return requests.map((r) => {
    const list = shortlists[r];
    const start = found.starts[r];
    const own = corrections.subarray(next, (next += list.places.length));
    const raw = list.scores.map((score, i) => score + settings.stage2Weight * own[i]);
    const order = byScore(raw);
    const width = stage2Names.length;
    const probability = (score: number) =>
      sigmoid(settings.calibration.slope * score + settings.calibration.intercept);
    const shortlisted = new Set(list.places);
    let expectedOutside = settings.outsideShare * meanBasketOf(list);
    for (let i = start; i < found.listEnds[r]; i++) {
      if (!shortlisted.has(i - start)) expectedOutside += probability(scores[i]);
    }
    const others = rowsBelow(found, scores, r, shortlisted);
    const lowest = order.length > 0 ? raw[order[order.length - 1]] : Infinity;
    return {
      candidates: concatenated(Int32Array, [order.map((i) => start + list.places[i]), others]),
      probabilities: concatenated(Float64Array, [
        Float64Array.from(order, (i) => probability(raw[i])),
        Float64Array.from(others, (row) => probability(Math.min(scores[row], lowest))),
      ]),
      stage2Rows: Array.from(order, (i) => list.rows.subarray(i * width, (i + 1) * width)),
      expectedOutside,
    };
  });
}

/**
 * @param shortlisted places of the shortlisted candidates
 * @returns the other rows of request `r`, best first; equal scores: smaller product first, because the order of candidates
 *   depends on the filter
 */
function rowsBelow(
  { starts, candidates }: CandidateRows,
  scores: Float32Array,
  r: number,
  shortlisted: ReadonlySet<number>,
): Int32Array {
  const rows: number[] = [];
  for (let row = starts[r]; row < starts[r + 1]; row++) {
    if (!shortlisted.has(row - starts[r])) rows.push(row);
  }
  return Int32Array.from(
    rows.sort((a, b) => scores[b] - scores[a] || candidates[a].product - candidates[b].product),
  );
}

/** @returns mean size of the user's baskets; 0 for an empty list */
export function meanBasketOf({ places, rows }: Shortlist): number {
  return places.length > 0 ? rows[stage2Place.user_mean_basket] : 0;
}

/** The best candidates of request `r` without its filter, according to stage 1, with their rows for stage 2. */
export function shortlist(
  { starts, listEnds, rows, candidates, width }: CandidateRows,
  { products, coPurchaseLinks }: Catalogue,
  scores: Float32Array,
  r: number,
  size: number,
): Shortlist {
  const [start, end] = [starts[r], listEnds[r]];
  const list: ScoredList = {
    scores: scores.subarray(start, end),
    aisleIds: new Int32Array(end - start),
    departmentIds: new Int32Array(end - start),
    products: new Int32Array(end - start),
    coPurchaseLinks,
    rows: rows.subarray(start * width, end * width),
  };
  for (let i = 0; i < end - start; i++) {
    const { product } = candidates[start + i];
    list.aisleIds[i] = products.aisleIds[product];
    list.departmentIds[i] = products.departmentIds[product];
    list.products[i] = product;
  }
  const places = byScore(list.scores).slice(0, size);
  return {
    places,
    scores: Float32Array.from(places, (place) => list.scores[place]),
    rows: shortlistRows(list, places),
  };
}
