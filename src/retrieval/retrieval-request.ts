import { columnOf } from '../features/history';
import type { HistoryColumns, UserHistory } from '../features/history';
import type { Target } from '../features/target';
import type { Catalogue } from './catalogue';
import { inCatalogueOrder } from './in-catalogue-order';
import { linkSupport } from './link-support';
import { admission } from './product-filter';
import type { ProductFilter } from './product-filter';
import type { RetrievalRequest } from './retrieve';
import { similarUserSupport } from './similar-users';

export interface RequestParts {
  readonly target: Target;
  readonly history: UserHistory;
  /** Columns of the view rows in `history`. */
  readonly columns: HistoryColumns;
  readonly filter: ProductFilter;
  readonly unavailable: ReadonlySet<number>;
  readonly dismissed: ReadonlySet<number>;
}

/** Prepares retrieval for one target, in the same way for serving, training and the evaluation of retrieval. */
export function retrievalRequest(catalogue: Catalogue, parts: RequestParts): RetrievalRequest {
  const { target, columns, filter, unavailable, dismissed } = parts;
  const history = inCatalogueOrder(parts.history, catalogue.products);
  return {
    history,
    context: target.context,
    links: linkSupport(catalogue, history, columns),
    similarUsers: similarUserSupport(catalogue, history, columns, target.userId),
    aisleShares: columnOf(history.aisles, columns.aisle, 'share'),
    admits: admission(catalogue.products, filter, unavailable, dismissed),
    excludeHistory: filter.excludeHistory ?? false,
  };
}
