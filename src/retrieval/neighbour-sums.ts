/**
 * Weighted sums over neighbours of how they share their orders out among products, in the three views at once. Most
 * products are in nobody's orders, so only those that were touched are read and cleared; which they are is read off a byte
 * a product, in order, which costs a tenth of sorting a list of them.
 */
export const neighbourViews = ['near', 'wide', 'alike'] as const;
export type NeighbourView = (typeof neighbourViews)[number];

/** Scores of the products that a neighbour has; all others have 0. */
export interface NeighbourSupport {
  /** Product indices, ascending. */
  readonly products: Int32Array;
  /** Row-major, products x {@link neighbourViews}. */
  readonly scores: Float64Array;
}

/** Product x 3 numbers in one row, so that adding to all three views touches one place in memory. */
export class NeighbourSums {
  private readonly sums: Float64Array;
  private readonly isTouched: Uint8Array;
  private count = 0;
  /** Of the neighbour whose shares are being added. */
  private near = 0;
  private wide = 0;
  private alike = 0;
  private readonly totals = new Float64Array(3);

  constructor(numProducts: number) {
    this.sums = new Float64Array(numProducts * 3);
    this.isTouched = new Uint8Array(numProducts);
  }

  /** Begins the next neighbour, with its weight in each view. */
  weigh(near: number, wide: number, alike: number): void {
    this.near = near;
    this.wide = wide;
    this.alike = alike;
    this.totals[0]! += near;
    this.totals[1]! += wide;
    this.totals[2]! += alike;
  }

  add(product: number, share: number): void {
    this.count += 1 - (this.isTouched[product] as number);
    this.isTouched[product] = 1;
    const start = product * 3;
    this.sums[start]! += this.near * share;
    this.sums[start + 1]! += this.wide * share;
    this.sums[start + 2]! += this.alike * share;
  }

  /** The weighted means of what was added; empties the sums. */
  take(): NeighbourSupport {
    const products = new Int32Array(this.count);
    const scores = new Float64Array(this.count * 3);
    let place = 0;
    for (let product = 0; place < this.count; product++) {
      if (this.isTouched[product] === 0) continue;
      for (let view = 0; view < 3; view++) {
        scores[place * 3 + view] = (this.sums[product * 3 + view] as number) / (this.totals[view] as number);
        this.sums[product * 3 + view] = 0;
      }
      this.isTouched[product] = 0;
      products[place++] = product;
    }
    this.count = 0;
    this.totals.fill(0);
    return { products, scores };
  }
}
