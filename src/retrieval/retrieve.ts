/**
 * Retrieval: the whole catalogue in, a few hundred candidates out. The user's history comes whole; each generator then
 * adds its best products that are not there yet; if that is fewer than the longest list that may be asked for, the most
 * popular admitted products of the catalogue fill up. Nothing that may not appear passes, whatever the generator.
 */
import type { UserHistory } from '../features/history';
import type { TargetContext } from '../features/target';
import { bestPlaces } from '../lib/best-places';
import type { Candidate, CandidateSource, RetrievalSizes } from './candidate';
import type { Catalogue } from './catalogue';
import type { LinkSupport } from './link-support';
import type { Admission } from './product-filter';
import { neighbourViews, type NeighbourSupport } from './user-neighbours';

/** The longest list that may be asked for; the catalogue fills up to it as far as it can. */
export const fewestCandidates = 100;

export interface RetrievalRequest {
  readonly history: UserHistory;
  readonly context: TargetContext;
  readonly links: LinkSupport;
  readonly neighbours: NeighbourSupport;
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
  const { history, context, links, neighbours, admits, excludeHistory } = request;
  const candidates: Candidate[] = [];
  const seen = new Set<number>();
  const add = (source: CandidateSource, most: number, products: () => Iterable<number>) => {
    if (most === 0) return;
    let added = 0;
    for (const product of products()) {
      if (added >= most) break;
      if (seen.has(product) || !admits(product)) continue;
      seen.add(product);
      candidates.push({ product, source });
      added++;
    }
  };
  const bought = Array.from(history.products.keys, (id) => catalogue.products.indexOf.get(id) as number);
  if (excludeHistory) for (const product of bought) seen.add(product);
  else add('HISTORY', Infinity, () => bought);
  const isNew = (product: number) => !seen.has(product) && admits(product);
  add('USER_NEIGHBOURS', sizes.userNeighbours, () =>
    bestOfNeighbours(neighbours, isNew, seen.size, sizes.userNeighbours),
  );
  add('CO_PURCHASE', sizes.coPurchase, () => bestFirst(links.coPurchase));
  add('TRANSITION', sizes.transition, () => bestFirst(links.transition));
  add('AISLE_POPULAR', sizes.aislePopular, () => popularInAisles(catalogue, history, request.aisleShares));
  add('POPULAR', sizes.popular, () => popularInContext(catalogue, context));
  add('POPULAR', Math.max(0, fewestCandidates - candidates.length), () => catalogue.byPopularity);
  return candidates;
}

/**
 * What the wide circle of neighbours buys most; equal scores: smaller product first. The best of all are looked through
 * first, of which `known` at most are not new; only where a filter took more are all looked through.
 */
function bestOfNeighbours(
  { products, scores }: NeighbourSupport,
  isNew: (product: number) => boolean,
  known: number,
  most: number,
): Iterable<number> {
  const view = neighbourViews.indexOf('wide');
  const wide = new Float64Array(products.length);
  for (let p = 0; p < wide.length; p++) wide[p] = scores[p * neighbourViews.length + view] as number;
  const isNewPlace = (p: number) => isNew(products[p] as number);
  const best = bestPlaces(wide, most + known).filter(isNewPlace);
  if (best.length < most) products.forEach((_, p) => (wide[p] = isNewPlace(p) ? (wide[p] as number) : 0));
  const found = best.length < most ? bestPlaces(wide, most) : best;
  return found.map((p) => products[p] as number);
}

/** Equal scores: smaller product first. */
function bestFirst(scores: ReadonlyMap<number, number>): number[] {
  return [...scores].sort(([a, x], [b, y]) => y - x || a - b).map(([product]) => product);
}

/** The user's aisles in turn, favourite first: the most popular product of each, then the second of each, ... */
function* popularInAisles(
  catalogue: Catalogue,
  { aisles }: UserHistory,
  shares: Float64Array,
): Generator<number> {
  const depth = 10;
  const lists = Array.from(aisles.keys, (aisle, row) => ({ aisle, share: shares[row] as number }))
    .sort((a, b) => b.share - a.share || a.aisle - b.aisle)
    .map(({ aisle }) => catalogue.byAisle.get(aisle) ?? new Int32Array(0));
  for (let place = 0; place < depth; place++) {
    for (const products of lists) if (place < products.length) yield products[place] as number;
  }
}

function popularInContext(catalogue: Catalogue, context: TargetContext): Iterable<number> {
  return catalogue.contexts.at(context.dayOfWeek, context.hourOfDay)?.products ?? catalogue.byPopularity;
}
