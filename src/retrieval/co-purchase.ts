import { columnOf, type HistoryColumns, type UserHistory } from '../features/history';
import type { Catalogue } from './catalogue';

/** What the user's purchases say about their neighbours, by product index. */
export interface CoPurchaseSupport {
  /** Sum over the history of the product's decayed share x P(neighbour | product). */
  readonly all: ReadonlyMap<number, number>;
  /** Sum over the last basket of P(neighbour | product). */
  readonly lastBasket: ReadonlyMap<number, number>;
}

/** Follows the neighbours of all products in the history: products x 30 steps. */
export function coPurchaseSupport(
  { products, neighbours }: Catalogue,
  history: UserHistory,
  columns: HistoryColumns,
): CoPurchaseSupport {
  const shares = columnOf(history.products, columns.userProduct, 'decay_80_share');
  const inLastOrder = columnOf(history.products, columns.userProduct, 'in_last_1');
  const all = new Map<number, number>();
  const lastBasket = new Map<number, number>();
  history.products.keys.forEach((id, row) => {
    const product = products.indexOf.get(id) as number;
    const share = shares[row] as number;
    const inLast = (inLastOrder[row] as number) > 0;
    const end = neighbours.starts[product + 1] as number;
    for (let n = neighbours.starts[product] as number; n < end; n++) {
      const neighbour = neighbours.products[n] as number;
      const confidence = neighbours.confidences[n] as number;
      all.set(neighbour, (all.get(neighbour) ?? 0) + share * confidence);
      if (inLast) lastBasket.set(neighbour, (lastBasket.get(neighbour) ?? 0) + confidence);
    }
  });
  return { all, lastBasket };
}
