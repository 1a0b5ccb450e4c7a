/**
 * What users with similar histories buy. Where tastes come in groups, this is the strongest signal for products that a
 * user has not bought yet; for products of the history it is a second opinion. There are three views:
 *
 *   near   mean share among the 50 most similar users, weighted by similarity
 *   wide   the same among the 300 most similar users
 *   alike  among the same 300, weighted by the cube of the overlap of the sets of products ever bought
 *
 * Similarity is the cosine of decayed purchase shares, with each product weighted by its rarity. (Hu et al., SIGIR
 * 2020, use the Euclidean distance of such vectors, which favours users with small baskets.) The overlap is the cosine
 * of sets in UP-CF (Faggioli et al., UMAP 2020, equation 2 with alpha 1/2).
 */
import { columnOf } from '../features/history';
import type { HistoryColumns, UserHistory } from '../features/history';
import { nthSmallest } from '../lib/nth-smallest';
import { scratchOf } from '../lib/scratch-of';
import { SparseSums } from '../lib/sparse-sums';
import type { Catalogue } from './catalogue';
import { ProductSums } from './product-sums';
import type { ReferenceUsers } from './reference-users';

export const similarUserViews = ['near', 'wide', 'alike'] as const;
export type SimilarUserView = (typeof similarUserViews)[number];

const NEAREST = 50;
const WIDEST = 300;

/**
 * @param userId excluded from the search
 * @returns {@link similarUserViews} by product index
 */
export function similarUserSupport(
  { products, referenceUsers }: Catalogue,
  history: UserHistory,
  columns: HistoryColumns,
  userId: number,
): ProductSums {
  const own = Int32Array.from(history.products.keys, (id) => products.indexOf.get(id) as number);
  const weights = columnOf(history.products, columns.userProduct, 'decay_90');
  const similarUsers = nearestUsers(referenceUsers, own, weights, userId);
  return meanShares(referenceUsers, similarUsers);
}

interface SimilarUser {
  /** Place among the reference users. */
  readonly user: number;
  /** Cosine of the vectors times the length of the requesting user's vector, which is the same for all. */
  readonly similarity: number;
  readonly overlap: number;
}

/** One number per reference user; all zero between two searches. */
const searchOf = scratchOf(({ userIds }: ReferenceUsers) => ({
  similarities: new Float64Array(userIds.length),
  common: new Int32Array(userIds.length),
}));

/**
 * @returns at most `widest` users who share a product with positive rarity, most similar first; equal similarity:
 *   smaller place first
 */
function nearestUsers(
  referenceUsers: ReferenceUsers,
  own: Int32Array,
  weights: Float64Array,
  userId: number,
): readonly SimilarUser[] {
  const { userIds, placeOf, shares, index, rarity, lengths } = referenceUsers;
  const { similarities, common } = searchOf(referenceUsers);
  for (let i = 0; i < own.length; i++) {
    const place = placeOf[own[i]];
    if (place < 0) continue;
    const weight = weights[i] * rarity[place] ** 2;
    const end = index.starts[place + 1];
    for (let at = index.starts[place]; at < end; at++) {
      const user = index.columns[at];
      similarities[user] += weight * index.values[at];
      common[user] += 1;
    }
  }
  const found: number[] = [];
  for (let user = 0; user < userIds.length; user++) {
    const dot = similarities[user];
    if (dot <= 0 || userIds[user] === userId) continue;
    similarities[user] = dot / lengths[user];
    found.push(user);
  }
  const best = found.length > WIDEST ? atLeastNthLargest(similarities, found, WIDEST) : found;
  const similarUsers = best
    .sort((a, b) => similarities[b] - similarities[a] || a - b)
    .slice(0, WIDEST)
    .map((user) => {
      const size = shares.starts[user + 1] - shares.starts[user];
      return {
        user,
        similarity: similarities[user],
        overlap: common[user] / Math.sqrt(own.length * size),
      };
    });
  similarities.fill(0);
  common.fill(0);
  return similarUsers;
}

/** The places whose value is at least the nth largest. */
function atLeastNthLargest(values: Float64Array, places: readonly number[], n: number): number[] {
  const negated = new Float64Array(places.length);
  for (let i = 0; i < negated.length; i++) negated[i] = -values[places[i]];
  const limit = -nthSmallest(negated, n);
  return places.filter((place) => values[place] >= limit);
}

const sumsOf = scratchOf(
  ({ shares }: ReferenceUsers) => new SparseSums(shares.numColumns, similarUserViews.length),
);

function meanShares(referenceUsers: ReferenceUsers, similarUsers: readonly SimilarUser[]): ProductSums {
  const { products, placeOf, shares } = referenceUsers;
  const { starts } = shares;
  const sums = sumsOf(referenceUsers).begin();
  const weights = similarUsers.map(({ similarity, overlap }, place) => ({
    near: place < NEAREST ? similarity : 0,
    wide: similarity,
    alike: overlap ** 3,
  }));
  const totalOf = (view: SimilarUserView) => weights.reduce((total, weight) => total + weight[view], 0);
  const totals = { near: totalOf('near'), wide: totalOf('wide'), alike: totalOf('alike') };
  similarUsers.forEach(({ user }, place) => {
    const weight = weights[place];
    sums.addRow(shares, starts[user], starts[user + 1], [
      weight.near / totals.near,
      weight.wide / totals.wide,
      weight.alike / totals.alike,
    ]);
  });
  return new ProductSums(sums, products, placeOf);
}
