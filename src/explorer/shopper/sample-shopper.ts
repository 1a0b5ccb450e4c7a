interface Shopper {
  readonly id: string;
  readonly orders: { readonly totalCount: number };
}

/** Enough orders to see a habit, and few enough to take them in at a glance. */
const tellingOrders = 8;

/** Who is shown first: the first with a telling history, else the one with the longest. */
export function sampleShopper(shoppers: readonly Shopper[]): Shopper | undefined {
  const byLength = shoppers.toSorted((a, b) => b.orders.totalCount - a.orders.totalCount);
  return shoppers.find(({ orders }) => orders.totalCount >= tellingOrders) ?? byLength[0];
}
