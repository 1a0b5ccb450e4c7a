import { bestPlaces } from '../lib/best-places';
import type { SparseSums } from '../lib/sparse-sums';

/**
 * What a candidate generator adds up for one user, by product index. The memory behind it is used again: sums are good
 * until the same generator is asked for another user.
 */
export class ProductSums {
  /**
   * @param productOf product index of a place in the sums, ascending with it
   * @param placeOf the way back; -1 where a product has no place. Both null: places are product indices.
   */
  constructor(
    private readonly sums: SparseSums,
    private readonly productOf: Int32Array | null = null,
    private readonly placeOf: Int32Array | null = null,
  ) {}

  /** 0 where nothing leads to the product. */
  at(product: number, column: number): number {
    const place = this.placeOf === null ? product : this.placeOf[product];
    return place < 0 ? 0 : this.sums.at(place, column);
  }

  /** The new products with the largest positive numbers in the column; equal numbers: smaller product first. */
  best(column: number, most: number, isNew: (product: number) => boolean): Int32Array {
    const { productOf } = this;
    const touched = this.sums.touched();
    const productAt = (row: number) => {
      const place = touched[row];
      return productOf === null ? place : productOf[place];
    };
    const rows = bestPlaces(this.sums.column(column), most, undefined, (row) => isNew(productAt(row)));
    return rows.map(productAt);
  }
}
