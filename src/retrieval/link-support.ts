import { columnOf } from '../features/history';
import type { HistoryColumns, UserHistory } from '../features/history';
import { scratchOf } from '../lib/scratch-of';
import { SparseSums } from '../lib/sparse-sums';
import type { Catalogue } from './catalogue';
import { addLinked } from './product-links';
import { ProductSums } from './product-sums';

/**
 * How strongly the links from the user's purchases lead to each product:
 *
 *   co_purchase       sum over the history of the product's decayed share x P(linked product | product)
 *   co_purchase_last  sum over the last basket of P(linked product | product)
 *   transition        sum over the last basket of P(linked product in the next order | product)
 */
export const linkColumns = ['co_purchase', 'co_purchase_last', 'transition'] as const;

const [coPurchase, coPurchaseLast, transition] = [0, 1, 2] as const;

const sumsOf = scratchOf(
  ({ products }: Catalogue) => new SparseSums(products.ids.length, linkColumns.length),
);

/**
 * Follows the links of all products in the history, at most 30 per product.
 *
 * @returns {@link linkColumns} by product index
 */
export function linkSupport(
  catalogue: Catalogue,
  history: UserHistory,
  columns: HistoryColumns,
): ProductSums {
  const { products, coPurchaseLinks, transitions } = catalogue;
  const shares = columnOf(history.products, columns.userProduct, 'decay_80_share');
  const inLastOrder = columnOf(history.products, columns.userProduct, 'in_last_1');
  const sums = sumsOf(catalogue).begin();
  history.products.keys.forEach((id, row) => {
    const product = products.indexOf.get(id) as number;
    addLinked(coPurchaseLinks, product, shares[row], sums, coPurchase);
    if (!(inLastOrder[row] > 0)) return;
    addLinked(coPurchaseLinks, product, 1, sums, coPurchaseLast);
    addLinked(transitions, product, 1, sums, transition);
  });
  return new ProductSums(sums);
}
