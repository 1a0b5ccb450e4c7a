interface KnownOrder {
  readonly items: readonly { readonly product: { readonly id: string } }[];
}

/** For each order in turn: did it hold the product? */
export function boughtIn(orders: readonly KnownOrder[], productId: string): readonly boolean[] {
  return orders.map(({ items }) => items.some(({ product }) => product.id === productId));
}
