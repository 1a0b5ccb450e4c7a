/**
 * What users with similar histories buy: the strongest signal for products that a user has not bought yet where tastes
 * come in groups, and a second opinion on those of the history. Three views of the same neighbours:
 *
 *   near   mean share of the 50 nearest users, weighted by similarity
 *   wide   the same of the 300 nearest
 *   alike  of the 300, weighted by the cube of the overlap of the sets of products ever bought
 *
 * Nearest: by cosine of decayed purchase shares, each product weighted by its rarity (Hu et al., SIGIR 2020, rank by
 * Euclidean distance of such vectors, which prefers users with small baskets). The overlap is the cosine of sets of
 * UP-CF (Faggioli et al., UMAP 2020, equation 2 with alpha 1/2).
 */
import { columnOf, type HistoryColumns, type UserHistory } from '../features/history';
import { nthSmallest } from '../lib/nth-smallest';
import type { Catalogue } from './catalogue';
import { NeighbourSums, neighbourViews, type NeighbourSupport, type NeighbourView } from './neighbour-sums';
import type { ReferenceUsers } from './reference-users';

export { neighbourViews, type NeighbourSupport, type NeighbourView };

const nearest = 50;
const wide = 300;

/** @param userId left out of the search */
export function neighbourSupport(
  { products, referenceUsers }: Catalogue,
  history: UserHistory,
  columns: HistoryColumns,
  userId: number,
): NeighbourSupport {
  const own = Int32Array.from(history.products.keys, (id) => products.indexOf.get(id) as number);
  const weights = columnOf(history.products, columns.userProduct, 'decay_90');
  const neighbours = nearestUsers(referenceUsers, own, weights, userId);
  return meanShares(referenceUsers, neighbours, products.ids.length);
}

const nobody = new Float64Array(neighbourViews.length);

/** @returns one score a view; 0 for a product that no neighbour has */
export function neighbourScores({ products, scores }: NeighbourSupport, product: number): Float64Array {
  let low = 0;
  let high = products.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = products[middle] as number;
    const start = middle * neighbourViews.length;
    if (found === product) return scores.subarray(start, start + neighbourViews.length);
    if (found < product) low = middle + 1;
    else high = middle - 1;
  }
  return nobody;
}

interface Neighbour {
  /** Place among the reference users. */
  readonly user: number;
  /** Cosine of the vectors, but for the asking user's own length: that is the same for all. */
  readonly similarity: number;
  readonly overlap: number;
}

/** @returns at most `wide`, best first; equally similar: smaller place first. Only users who share a rare product. */
function nearestUsers(
  { userIds, shares, index, rarity, lengths }: ReferenceUsers,
  own: Int32Array,
  weights: Float64Array,
  userId: number,
): readonly Neighbour[] {
  const similarities = new Float64Array(userIds.length);
  const common = new Int32Array(userIds.length);
  own.forEach((product, i) => {
    const weight = (weights[i] as number) * (rarity[product] as number) ** 2;
    const end = index.starts[product + 1] as number;
    for (let at = index.starts[product] as number; at < end; at++) {
      const user = index.columns[at] as number;
      similarities[user]! += weight * (index.values[at] as number);
      common[user]! += 1;
    }
  });
  const found: number[] = [];
  similarities.forEach((dot, user) => {
    if (dot <= 0 || userIds[user] === userId) return;
    similarities[user] = dot / (lengths[user] as number);
    found.push(user);
  });
  const best = found.length > wide ? atLeastNthLargest(similarities, found, wide) : found;
  return best
    .sort((a, b) => (similarities[b] as number) - (similarities[a] as number) || a - b)
    .slice(0, wide)
    .map((user) => {
      const size = (shares.starts[user + 1] as number) - (shares.starts[user] as number);
      return {
        user,
        similarity: similarities[user] as number,
        overlap: (common[user] as number) / Math.sqrt(own.length * size),
      };
    });
}

/** Those of `places` whose value is the nth largest or larger. */
function atLeastNthLargest(values: Float64Array, places: readonly number[], n: number): number[] {
  const negated = Float64Array.from(places, (place) => -(values[place] as number));
  const limit = -nthSmallest(negated, n);
  return places.filter((place) => (values[place] as number) >= limit);
}

function meanShares(
  referenceUsers: ReferenceUsers,
  neighbours: readonly Neighbour[],
  numProducts: number,
): NeighbourSupport {
  const { starts, columns, values } = referenceUsers.shares;
  const sums = sumsOf(referenceUsers, numProducts);
  neighbours.forEach(({ user, similarity, overlap }, place) => {
    sums.weigh(place < nearest ? similarity : 0, similarity, overlap ** 3);
    const end = starts[user + 1] as number;
    for (let i = starts[user] as number; i < end; i++) sums.add(columns[i] as number, values[i] as number);
  });
  return sums.take();
}

/** One set of sums for all searches among the same users: they follow each other, and clearing costs less than making. */
const allSums = new WeakMap<ReferenceUsers, NeighbourSums>();

function sumsOf(referenceUsers: ReferenceUsers, numProducts: number): NeighbourSums {
  const known = allSums.get(referenceUsers);
  if (known) return known;
  const sums = new NeighbourSums(numProducts);
  allSums.set(referenceUsers, sums);
  return sums;
}
