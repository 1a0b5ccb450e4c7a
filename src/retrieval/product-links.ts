/** Links from product to product: bought in the same order, or in the following one. */
import type { ProductTable } from '../features/product-table';
import type { SparseSums } from '../lib/sparse-sums';

/** One flat list: the links of product i are at starts[i] to starts[i + 1] - 1, best first. */
export interface ProductLinks {
  readonly starts: Int32Array;
  readonly products: Int32Array;
  /** P(linked product | product), shrunk towards 0. */
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

/** The same for dense sums. */
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

/** Sets the sums of all products that a product is linked to, to zero. */
export function clearLinked(sums: Float64Array, { starts, products }: ProductLinks, product: number): void {
  const end = starts[product + 1];
  for (let n = starts[product]; n < end; n++) sums[products[n]] = 0;
}
