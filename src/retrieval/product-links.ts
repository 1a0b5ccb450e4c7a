/** Which product leads to which: co-purchase within an order, or the step from one order to the next. */
import type { ProductTable } from '../features/product-table';
import type { SparseSums } from '../lib/sparse-sums';

/** One flat list: the links of product i stand from starts[i] to starts[i + 1], best first. */
export interface ProductLinks {
  readonly starts: Int32Array;
  readonly products: Int32Array;
  /** P(linked product | product), shrunk. */
  readonly confidences: Float64Array;
}

/** @param rows (product id, linked product id, confidence, ...), by product id, best first */
export function productLinks({ ids, indexOf }: ProductTable, rows: readonly number[][]): ProductLinks {
  const starts = new Int32Array(ids.length + 1);
  for (const [product] of rows) starts[(indexOf.get(product) as number) + 1] += 1;
  for (let i = 0; i < ids.length; i++) starts[i + 1] += starts[i];
  return {
    starts,
    products: Int32Array.from(rows, (row) => indexOf.get(row[1]) as number),
    confidences: Float64Array.from(rows, (row) => row[2]),
  };
}

/** Adds weight x P(linked | product) for each link of a product, by product index, to one column of the sums. */
export function addLinked(
  { starts, products, confidences }: ProductLinks,
  product: number,
  weight: number,
  sums: SparseSums,
  column: number,
): void {
  const end = starts[product + 1];
  for (let n = starts[product]; n < end; n++) {
    sums.add(products[n], column, weight * confidences[n]);
  }
}

/** The same into a dense list of sums. */
export function addLinkedTo(
  sums: Float64Array,
  { starts, products, confidences }: ProductLinks,
  product: number,
  weight: number,
): void {
  const end = starts[product + 1];
  for (let n = starts[product]; n < end; n++) {
    sums[products[n]] += weight * confidences[n];
  }
}

/** Sets to zero whatever the links of a product lead to. */
export function clearLinked(sums: Float64Array, { starts, products }: ProductLinks, product: number): void {
  const end = starts[product + 1];
  for (let n = starts[product]; n < end; n++) sums[products[n]] = 0;
}
