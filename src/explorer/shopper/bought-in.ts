interface KnownOrder {
  readonly items: readonly { readonly product: { readonly id: string } }[];
}

/** For each order, whether it contains the product. */
export function boughtIn(orders: readonly KnownOrder[], productId: string): readonly boolean[] {
  return orders.map(({ items }) => items.some(({ product }) => product.id === productId));
}
