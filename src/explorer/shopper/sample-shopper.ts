interface Shopper {
  readonly id: string;
  readonly orders: { readonly totalCount: number };
}

/** Enough orders to show habits, and few enough for an overview. */
const MIN_SAMPLE_ORDERS = 8;

/** Selects the shopper to show first: the first with a sufficient history, otherwise the one with the longest. */
export function sampleShopper(shoppers: readonly Shopper[]): Shopper | undefined {
  const byLength = shoppers.toSorted((a, b) => b.orders.totalCount - a.orders.totalCount);
  return shoppers.find(({ orders }) => orders.totalCount >= MIN_SAMPLE_ORDERS) ?? byLength[0];
}
