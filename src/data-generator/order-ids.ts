/**
 * A permutation of the order ids from 1 to `total` that looks random: as in real data, an order's id is unrelated to its
 * user and its time. It is the affine map k -> (a k + b) mod total, with a coprime to total, so it needs no memory.
 */
export class OrderIds {
  private readonly factor: number;

  /** @param total number of orders, at most 90 million, so that products remain exact */
  constructor(private readonly total: number) {
    // A factor near the golden ratio spreads neighbours far apart.
    let factor = Math.max(1, Math.floor(total * 0.6180339887));
    while (greatestCommonDivisor(factor, total) > 1) factor++;
    this.factor = factor;
  }

  /** @param index index of the order, from 0 to `total` - 1 */
  id(index: number): number {
    return 1 + ((this.factor * index + (this.total >> 1)) % this.total);
  }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
