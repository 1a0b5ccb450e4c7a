/**
 * The candidates of a request that may have a filter. A filter chooses which products are shown and never changes a
 * score. Stage 2 compares a product with the others of its list, so the list is that of the same request without the
 * filter; a second retrieval among the admitted products adds those that are missing to fill the answer.
 */
import type { Candidate, RetrievalSizes } from './candidate';
import type { Catalogue } from './catalogue';
import { admission, restricts } from './product-filter';
import { retrievalRequest } from './retrieval-request';
import type { RequestParts } from './retrieval-request';
import { retrieve } from './retrieve';
import type { RetrievalRequest } from './retrieve';

export interface FilteredCandidates {
  readonly request: RetrievalRequest;
  /** The unfiltered list, then what only the filtered retrieval found. */
  readonly candidates: readonly Candidate[];
  /** Length of the unfiltered list. */
  readonly listed: number;
  /** Whether the filter admits a candidate. */
  admits: (candidate: Candidate) => boolean;
}

export function filteredCandidates(
  catalogue: Catalogue,
  sizes: RetrievalSizes,
  parts: RequestParts,
): FilteredCandidates {
  const request = retrievalRequest(catalogue, parts);
  if (!restricts(parts.filter)) {
    const candidates = retrieve(catalogue, sizes, request);
    return { request, candidates, listed: candidates.length, admits: () => true };
  }
  const { products } = catalogue;
  const { history, admits, excludeHistory } = request;
  const unfiltered = admission(products, {}, parts.unavailable, parts.dismissed);
  const list = retrieve(catalogue, sizes, { ...request, admits: unfiltered, excludeHistory: false });
  const inList = new Set(list.map(({ product }) => product));
  const added = retrieve(catalogue, sizes, request).filter(({ product }) => !inList.has(product));
  return {
    request,
    candidates: [...list, ...added],
    listed: list.length,
    admits: ({ product }) =>
      admits(product) && !(excludeHistory && history.products.indexOf.has(products.ids[product])),
  };
}
