import { columnOf, type HistoryColumns, type UserHistory } from '../features/history';
import { scratchOf } from '../lib/scratch-of';
import { SparseSums, type SparseTable } from '../lib/sparse-sums';
import type { Catalogue } from './catalogue';

/**
 * What the user's purchases say about the products that they are linked to:
 *
 *   co_purchase       sum over the history of the product's decayed share x P(neighbour | product)
 *   co_purchase_last  sum over the last basket of P(neighbour | product)
 *   transition        sum over the last basket of P(in the next order | product)
 */
export const linkColumns = ['co_purchase', 'co_purchase_last', 'transition'] as const;

/** By product index, {@link linkColumns} wide; products that nothing leads to have no row. */
export type LinkSupport = SparseTable;

const sumsOf = scratchOf(
  ({ products }: Catalogue) => new SparseSums(products.ids.length, linkColumns.length),
);

/** Follows the links of all products in the history: products x 30 steps. */
export function linkSupport(
  catalogue: Catalogue,
  history: UserHistory,
  columns: HistoryColumns,
): LinkSupport {
  const { products, neighbours, transitions } = catalogue;
  const shares = columnOf(history.products, columns.userProduct, 'decay_80_share');
  const inLastOrder = columnOf(history.products, columns.userProduct, 'in_last_1');
  const sums = sumsOf(catalogue);
  history.products.keys.forEach((id, row) => {
    const product = products.indexOf.get(id) as number;
    const share = shares[row] as number;
    const isLast = Number((inLastOrder[row] as number) > 0);
    let end = neighbours.starts[product + 1] as number;
    for (let n = neighbours.starts[product] as number; n < end; n++) {
      const confidence = neighbours.confidences[n] as number;
      sums.addThree(neighbours.products[n] as number, share * confidence, isLast * confidence, 0);
    }
    if (!isLast) return;
    end = transitions.starts[product + 1] as number;
    for (let n = transitions.starts[product] as number; n < end; n++) {
      sums.add(transitions.products[n] as number, 2, transitions.confidences[n] as number);
    }
  });
  return sums.take();
}
