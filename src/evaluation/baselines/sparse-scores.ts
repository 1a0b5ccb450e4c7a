import { bestProducts } from './best-products';

/**
 * Scores of one user over the catalogue, most of them zero: a dense array that remembers which places were touched, so
 * that clearing it for the next user costs as much as filling it.
 */
export class SparseScores {
  private readonly scores: Float64Array;
  private readonly touched: Int32Array;
  private readonly isTouched: Uint8Array;
  private count = 0;

  constructor(numProducts: number) {
    this.scores = new Float64Array(numProducts);
    this.touched = new Int32Array(numProducts);
    this.isTouched = new Uint8Array(numProducts);
  }

  add(product: number, value: number): void {
    if (this.isTouched[product] === 0) {
      this.isTouched[product] = 1;
      this.touched[this.count++] = product;
    }
    this.scores[product]! += value;
  }

  at(product: number): number {
    return this.scores[product] as number;
  }

  /** @returns what was added, by product index, ascending */
  products(): Int32Array {
    return this.touched.slice(0, this.count).sort();
  }

  /** @returns the products with the largest scores, best first; equal scores: smaller product index first */
  best(length: number): Int32Array {
    return bestProducts(this.scores, length, this.touched.subarray(0, this.count));
  }

  clear(): void {
    for (let i = 0; i < this.count; i++) {
      this.scores[this.touched[i] as number] = 0;
      this.isTouched[this.touched[i] as number] = 0;
    }
    this.count = 0;
  }
}
