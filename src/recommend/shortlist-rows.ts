/**
 * The row of stage 2. Stage 1 scores one candidate at a time; stage 2 also sees how the candidate compares with the
 * others of the same list, next to a few of the candidate's own features.
 */
import { columnsHash } from '../features/columns-hash';
import { featureNames } from '../features/feature-columns';
import { placesOf } from '../lib/places-of';
import { scratchOf } from '../lib/scratch-of';
import { sigmoid } from '../lib/sigmoid';
import { addLinkedTo, clearLinked } from '../retrieval/product-links';
import type { ProductLinks } from '../retrieval/product-links';

const listColumns = [
  'stage1_score',
  'stage1_rank',
  'score_below_best',
  'score_above_next',
  'expected_basket',
  'share_of_expected_basket',
  'expected_basket_above',
  'share_of_aisle',
  'rank_in_aisle',
  'rank_in_department',
  'aisle_expected',
  'candidates',
  'expected_co_purchase',
] as const;

/** Features of the candidate itself, which stage 2 combines with its place in the list. */
const ownColumns = [
  'user_product_orders',
  'user_product_decay_80',
  'user_product_decay_80_share',
  'user_product_streak',
  'user_product_orders_since_last',
  'days_since_last',
  'interval_elapsed',
  'days_overdue',
  'product_order_share',
  'product_one_shot_share',
  'candidate_co_purchase_last',
  'user_orders',
  'user_mean_basket',
  'user_last_basket',
  'user_reorder_ratio',
  'context_days_since_prior_order',
] as const;

export const stage2Names: readonly string[] = Object.freeze([...listColumns, ...ownColumns]);
export const stage2ColumnsHash = columnsHash(stage2Names);

/** Position of each of {@link stage2Names} in a row. */
export const stage2Place = placesOf([...listColumns, ...ownColumns]);

const ownPlaces = ownColumns.map((name) => {
  const from = featureNames.indexOf(name);
  if (from < 0)
    throw new Error(`ownColumns: expected a name of src/features/feature-columns.ts, got "${name}"`);
  return { from, to: stage2Place[name] };
});

/** The candidates of one request after stage 1. */
export interface ScoredList {
  /** Stage 1's raw scores, by candidate. */
  readonly scores: Float32Array;
  readonly aisleIds: Int32Array;
  readonly departmentIds: Int32Array;
  /** Product indices, by candidate. */
  readonly products: Int32Array;
  /** The catalogue's links between products bought in the same orders. */
  readonly coPurchaseLinks: ProductLinks;
  /** Row-major feature rows of the candidates. */
  readonly rows: Float32Array;
}

/** @returns places of the candidates, best first; equal scores keep the candidates' order */
export function byScore(scores: Float32Array): Int32Array {
  const places = new Int32Array(scores.length);
  for (let i = 0; i < places.length; i++) places[i] = i;
  return places.sort((a, b) => scores[b] - scores[a] || a - b);
}

/**
 * @param shortlist places of the shortlisted candidates, best first
 * @returns row-major rows of {@link stage2Names}, in the order of the shortlist
 */
export function shortlistRows(list: ScoredList, shortlist: Int32Array): Float32Array {
  const { scores, aisleIds, departmentIds, rows } = list;
  const width = stage2Names.length;
  const out = new Float32Array(shortlist.length * width);
  const probabilities = Float64Array.from(scores, sigmoid);
  const expectedBasket = probabilities.reduce((sum, p) => sum + p, 0);
  const aisleExpected = new Map<number, number>();
  aisleIds.forEach((aisle, i) =>
    aisleExpected.set(aisle, (aisleExpected.get(aisle) ?? 0) + probabilities[i]),
  );
  const coPurchase = expectedCoPurchase(list, probabilities, shortlist);
  const seenInAisle = new Map<number, number>();
  const seenInDepartment = new Map<number, number>();
  const best = scores[shortlist[0]];
  let above = 0;
  shortlist.forEach((candidate, rank) => {
    const score = scores[candidate];
    const probability = probabilities[candidate];
    const next = shortlist[rank + 1];
    const inAisle = aisleExpected.get(aisleIds[candidate]) as number;
    const values: Readonly<Record<(typeof listColumns)[number], number>> = {
      stage1_score: score,
      stage1_rank: rank + 1,
      score_below_best: best - score,
      score_above_next: next === undefined ? NaN : score - scores[next],
      expected_basket: expectedBasket,
      share_of_expected_basket: probability / expectedBasket,
      expected_basket_above: above,
      share_of_aisle: probability / inAisle,
      rank_in_aisle: countUp(seenInAisle, aisleIds[candidate]),
      rank_in_department: countUp(seenInDepartment, departmentIds[candidate]),
      aisle_expected: inAisle,
      candidates: scores.length,
      expected_co_purchase: coPurchase[rank],
    };
    for (const name of listColumns) out[rank * width + stage2Place[name]] = values[name];
    const start = candidate * featureNames.length;
    for (const { from, to } of ownPlaces) out[rank * width + to] = rows[start + from];
    above += probability;
  });
  return out;
}

/** One sum per product; all zero between two lists. */
const sumsOf = scratchOf(({ starts }: ProductLinks) => new Float64Array(starts.length - 1));

/**
 * Sum over all candidates of P(candidate in the basket) x P(linked product | candidate): how strongly the rest of the
 * list suggests a product.
 *
 * @returns one number per shortlisted candidate
 */
function expectedCoPurchase(
  { products, coPurchaseLinks }: ScoredList,
  probabilities: Float64Array,
  shortlist: Int32Array,
): Float64Array {
  const sums = sumsOf(coPurchaseLinks);
  for (let i = 0; i < products.length; i++) {
    addLinkedTo(sums, coPurchaseLinks, products[i], probabilities[i]);
  }
  const found = Float64Array.from(shortlist, (candidate) => sums[products[candidate]]);
  for (const product of products) clearLinked(sums, coPurchaseLinks, product);
  return found;
}

function countUp(counts: Map<number, number>, key: number): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}
