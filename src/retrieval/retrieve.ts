/**
 * Retrieval selects a few hundred candidates from the whole catalogue. All products of the user's history are
 * candidates; each generator then adds its best products that are not candidates yet. If there are fewer candidates
 * than the longest list that a request may ask for, the most popular products fill it up. Every candidate passes the
 * filter, whichever generator found it.
 */
import type { UserHistory } from '../features/history';
import type { TargetContext } from '../features/target';
import type { Candidate, CandidateSource, RetrievalSizes } from './candidate';
import type { Catalogue } from './catalogue';
import { linkColumns } from './link-support';
import type { Admission } from './product-filter';
import type { ProductSums } from './product-sums';
import { similarUserViews } from './similar-users';

/**
 * Length of the longest list that a request may ask for, and so the minimum number of candidates if the catalogue has
 * them.
 */
export const MIN_CANDIDATES = 100;

/** Valid until the request for the next user is prepared (see ProductSums). */
export interface RetrievalRequest {
  readonly history: UserHistory;
  readonly context: TargetContext;
  readonly links: ProductSums;
  readonly similarUsers: ProductSums;
  /** Share of the user's items in each aisle of the history. */
  readonly aisleShares: Float64Array;
  readonly admits: Admission;
  readonly excludeHistory: boolean;
}

export function retrieve(
  catalogue: Catalogue,
  sizes: RetrievalSizes,
  request: RetrievalRequest,
): Candidate[] {
  const { history, context, links, similarUsers, admits, excludeHistory } = request;
  const candidates: Candidate[] = [];
  const seen = new Set<number>();
  const add = (source: CandidateSource, max: number, products: () => Iterable<number>) => {
    if (max === 0) return;
    let added = 0;
    for (const product of products()) {
      if (added >= max) break;
      if (seen.has(product) || !admits(product)) continue;
      seen.add(product);
      candidates.push({ product, source });
      added++;
    }
  };
  const bought = Array.from(history.products.keys, (id) => catalogue.products.indexOf.get(id) as number);
  if (excludeHistory) for (const product of bought) seen.add(product);
  else add('HISTORY', Infinity, () => bought);
  const best = (sums: ProductSums, column: number, max: number) => () =>
    sums.best(column, max, (product) => !seen.has(product) && admits(product));
  const { userNeighbours, coPurchase, transition } = sizes;
  add('USER_NEIGHBOURS', userNeighbours, best(similarUsers, wideCircle, userNeighbours));
  add('CO_PURCHASE', coPurchase, best(links, linkColumns.indexOf('co_purchase'), coPurchase));
  add('TRANSITION', transition, best(links, linkColumns.indexOf('transition'), transition));
  add('AISLE_POPULAR', sizes.aislePopular, () => popularInAisles(catalogue, history, request.aisleShares));
  add('POPULAR', sizes.popular, () => popularInContext(catalogue, context));
  add('POPULAR', Math.max(0, MIN_CANDIDATES - candidates.length), () => catalogue.byPopularity);
  return candidates;
}

/** USER_NEIGHBOURS adds the products that the wide circle of similar users buys most. */
const wideCircle = similarUserViews.indexOf('wide');

/**
 * Takes turns among the user's aisles, favourite first: the most popular product of each, then the second, and so on. Of
 * equally liked aisles, the one with the more popular product comes first.
 */
function* popularInAisles(
  catalogue: Catalogue,
  { aisles }: UserHistory,
  shares: Float64Array,
): Generator<number> {
  const depth = 10;
  const { byAisle, orderShares } = catalogue;
  const lists = Array.from(aisles.keys, (aisle, row) => ({ best: byAisle.get(aisle), share: shares[row] }))
    .flatMap(({ best, share }) => (best ? [{ best, share, first: best[0] }] : []))
    .sort((a, b) => b.share - a.share || orderShares[b.first] - orderShares[a.first] || a.first - b.first)
    .map(({ best }) => best);
  for (let place = 0; place < depth; place++) {
    for (const products of lists) if (place < products.length) yield products[place];
  }
}

function popularInContext(catalogue: Catalogue, context: TargetContext): Iterable<number> {
  return catalogue.contexts.at(context.dayOfWeek, context.hourOfDay)?.products ?? catalogue.byPopularity;
}
