import { bestPlaces } from '../lib/best-places';
import type { SparseSums } from '../lib/sparse-sums';

/**
 * The sums of a candidate generator for one user, by product index. The memory is reused: the sums are valid until the
 * same generator is called for another user.
 */
export class ProductSums {
  /**
   * @param productOf product index of each place in the sums, ascending
   * @param placeOf place of each product index, or -1. If both are null, places are product indices.
   */
  constructor(
    private readonly sums: SparseSums,
    private readonly productOf: Int32Array | null = null,
    private readonly placeOf: Int32Array | null = null,
  ) {}

  /** 0 if nothing was added for the product. */
  at(product: number, column: number): number {
    const place = this.placeOf === null ? product : this.placeOf[product];
    return place < 0 ? 0 : this.sums.at(place, column);
  }

  /** The new products with the largest positive sums in the column; equal sums: smaller product first. */
  best(column: number, max: number, isNew: (product: number) => boolean): Int32Array {
    const { productOf } = this;
    const touched = this.sums.touched();
    const productAt = (row: number) => {
      const place = touched[row];
      return productOf === null ? place : productOf[place];
    };
    const rows = bestPlaces(this.sums.column(column), max, undefined, (row) => isNew(productAt(row)));
    return rows.map(productAt);
  }
}
