import type { BasketHistories } from '../basket-histories';

/** Which baskets contain a product: baskets of product p are at starts[p] to starts[p + 1] - 1, ascending. */
export interface BasketIndex {
  readonly starts: Int32Array;
  readonly baskets: Int32Array;
}

export function basketIndex({ itemStarts, items, numProducts }: BasketHistories): BasketIndex {
  const starts = new Int32Array(numProducts + 1);
  for (const product of items) starts[product + 1] += 1;
  for (let product = 0; product < numProducts; product++) starts[product + 1] += starts[product];
  const next = starts.slice();
  const baskets = new Int32Array(items.length);
  for (let basket = 0; basket < itemStarts.length - 1; basket++) {
    for (let i = itemStarts[basket]; i < itemStarts[basket + 1]; i++) {
      const product = items[i];
      baskets[next[product]] = basket;
      next[product] += 1;
    }
  }
  return { starts, baskets };
}
