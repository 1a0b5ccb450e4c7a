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

/**
 * @param rows (product id, linked product id, confidence, ...), the rows of a product best first
 * @returns the links, and the place of each link among the rows
 */
export function productLinks(
  { ids, indexOf }: ProductTable,
  rows: readonly number[][],
): ProductLinks & { readonly rowOf: Int32Array } {
  const starts = new Int32Array(ids.length + 1);
  const from = Int32Array.from(rows, ([product]) => indexOf.get(product) as number);
  for (const product of from) starts[product + 1] += 1;
  for (let i = 0; i < ids.length; i++) starts[i + 1] += starts[i];
  const next = starts.slice();
  const rowOf = new Int32Array(rows.length);
  from.forEach((product, row) => (rowOf[next[product]++] = row));
  return {
    starts,
    products: rowOf.map((row) => indexOf.get(rows[row][1]) as number),
    confidences: Float64Array.from(rowOf, (row) => rows[row][2]),
    rowOf,
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
