/**
 * The products with the largest scores, best first; equal scores: smaller product index first. One pass with an
 * insertion into the list so far: few products get in, since scores are many and lists are short.
 *
 * @param scores by product index
 * @param among products to choose from; those with a positive score unless given
 */
export function bestProducts(scores: Float64Array, length: number, among?: Int32Array): Int32Array {
  const best = new BestList(scores, length);
  if (among) {
    for (const product of among) best.offer(product);
  } else {
    for (let product = 0; product < scores.length; product++) {
      if ((scores[product] as number) > 0) best.offer(product);
    }
  }
  return best.products();
}

class BestList {
  private readonly list: Int32Array;
  private count = 0;

  constructor(
    private readonly scores: Float64Array,
    private readonly length: number,
  ) {
    this.list = new Int32Array(length);
  }

  offer(product: number): void {
    const { list, length } = this;
    if (this.count < length) list[this.count++] = product;
    else if (length === 0 || !this.isBefore(product, list[length - 1] as number)) return;
    let place = this.count - 1;
    while (place > 0 && this.isBefore(product, list[place - 1] as number)) {
      list[place] = list[place - 1] as number;
      place--;
    }
    list[place] = product;
  }

  products(): Int32Array {
    return this.list.subarray(0, this.count);
  }

  private isBefore(a: number, b: number): boolean {
    const ofA = this.scores[a] as number;
    const ofB = this.scores[b] as number;
    return ofA > ofB || (ofA === ofB && a < b);
  }
}
