import { columnOf, type HistoryColumns, type UserHistory } from '../features/history';
import type { Catalogue } from './catalogue';
import { addLinked } from './product-links';

/** What the user's purchases say about the products that they are linked to, by product index. */
export interface LinkSupport {
  /** Sum over the history of the product's decayed share x P(neighbour | product). */
  readonly coPurchase: ReadonlyMap<number, number>;
  /** Sum over the last basket of P(neighbour | product). */
  readonly coPurchaseLast: ReadonlyMap<number, number>;
  /** Sum over the last basket of P(in the next order | product). */
  readonly transition: ReadonlyMap<number, number>;
}

/** Follows the links of all products in the history: products x 30 steps. */
export function linkSupport(
  { products, neighbours, transitions }: Catalogue,
  history: UserHistory,
  columns: HistoryColumns,
): LinkSupport {
  const shares = columnOf(history.products, columns.userProduct, 'decay_80_share');
  const inLastOrder = columnOf(history.products, columns.userProduct, 'in_last_1');
  const coPurchase = new Map<number, number>();
  const coPurchaseLast = new Map<number, number>();
  const transition = new Map<number, number>();
  history.products.keys.forEach((id, row) => {
    const product = products.indexOf.get(id) as number;
    addLinked(neighbours, product, shares[row] as number, coPurchase);
    if (!((inLastOrder[row] as number) > 0)) return;
    addLinked(neighbours, product, 1, coPurchaseLast);
    addLinked(transitions, product, 1, transition);
  });
  return { coPurchase, coPurchaseLast, transition };
}
