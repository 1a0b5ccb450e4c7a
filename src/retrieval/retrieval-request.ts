import { columnOf, type HistoryColumns, type UserHistory } from '../features/history';
import type { Target } from '../features/target';
import type { Catalogue } from './catalogue';
import { coPurchaseSupport } from './co-purchase';
import { admission, type ProductFilter } from './product-filter';
import type { RetrievalRequest } from './retrieve';

export interface RequestParts {
  readonly target: Target;
  readonly history: UserHistory;
  /** Of the view rows in `history`. */
  readonly columns: HistoryColumns;
  readonly filter: ProductFilter;
  readonly unavailable: ReadonlySet<number>;
  readonly dismissed: ReadonlySet<number>;
}

/** What retrieval is asked for one target: serving, training and the measuring of retrieval all ask this way. */
export function retrievalRequest(catalogue: Catalogue, parts: RequestParts): RetrievalRequest {
  const { target, history, columns, filter, unavailable, dismissed } = parts;
  return {
    history,
    context: target.context,
    support: coPurchaseSupport(catalogue, history, columns),
    aisleShares: columnOf(history.aisles, columns.aisle, 'share'),
    admits: admission(catalogue.products, filter, unavailable, dismissed),
    excludeHistory: filter.excludeHistory ?? false,
  };
}
