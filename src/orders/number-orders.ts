/**
 * The places of one user's orders: number, and gap to the order before in calendar days of the shop's time zone.
 *
 *   undated   keep their relative order; without a number, they precede all dated orders
 *   dated     in the order of their moments
 *   announced (no basket yet) comes last
 *
 * Stored orders never change places among themselves: a new order is inserted where its moment belongs, and a stored order
 * without a date stays behind the orders that it followed.
 */
import type { ShopZone } from './shop-zone';

export interface OrderToPlace<Key> {
  readonly key: Key;
  /** Present number; null for an order that is not stored yet. Numbers may have holes. */
  readonly orderNumber: number | null;
  readonly orderedAt: Date | null;
  /** Days since the order before it, from the source of the order; null if unknown. */
  readonly daysSincePriorOrder: number | null;
  readonly announced: boolean;
}

export interface PlacedOrder<Key> {
  readonly key: Key;
  /** 1, 2, 3, ... */
  readonly orderNumber: number;
  readonly daysSincePriorOrder: number | null;
}

/**
 * Places the orders that are left, and computes a gap again where another order than before precedes. A gap that the dates do
 * not give is the sum of the gaps up to a removed order, or else null.
 *
 * @param orders of one user, in any order except that new orders without a date keep theirs
 * @param removed keys of stored orders among them that are removed
 * @returns the remaining orders by number
 */
export function numberOrders<Key>(
  orders: readonly OrderToPlace<Key>[],
  zone: Pick<ShopZone, 'daysBetween'>,
  removed: ReadonlySet<Key> = new Set(),
): readonly PlacedOrder<Key>[] {
  const stored = orders
    .filter(({ orderNumber }) => orderNumber !== null)
    .toSorted((a, b) => (a.orderNumber as number) - (b.orderNumber as number));
  const before = new Map(
    stored.map((order, i) => [order.key, stored[i - 1] as OrderToPlace<Key> | undefined]),
  );
  const placed = inPlace(
    stored,
    orders.filter(({ orderNumber }) => orderNumber === null),
  ).filter(({ key }) => !removed.has(key));
  return placed.map((order, i) => ({
    key: order.key,
    orderNumber: i + 1,
    daysSincePriorOrder: gap(order, placed[i - 1], before, removed, zone),
  }));
}

/** Numbers and gaps that differ from the stored ones, and those of new orders. */
export function changedPlaces<Key>(
  orders: readonly OrderToPlace<Key>[],
  placed: readonly PlacedOrder<Key>[],
): readonly PlacedOrder<Key>[] {
  const known = new Map(orders.map((order) => [order.key, order]));
  return placed.filter(({ key, orderNumber, daysSincePriorOrder }) => {
    const order = known.get(key);
    return order?.orderNumber !== orderNumber || order.daysSincePriorOrder !== daysSincePriorOrder;
  });
}

function inPlace<Key>(
  stored: readonly OrderToPlace<Key>[],
  added: readonly OrderToPlace<Key>[],
): readonly OrderToPlace<Key>[] {
  let notBefore = -Infinity;
  const places = stored.map((order) => {
    notBefore = Math.max(notBefore, order.orderedAt?.getTime() ?? -Infinity);
    return { order, place: order.announced ? Infinity : notBefore };
  });
  // Sorting is stable: of equal moments, stored orders come first.
  const own = added.map((order) => ({
    order,
    place: order.announced ? Infinity : (order.orderedAt?.getTime() ?? -Infinity),
  }));
  return [...places, ...own]
    .sort((a, b) => (a.place === b.place ? 0 : a.place - b.place))
    .map(({ order }) => order);
}

function gap<Key>(
  order: OrderToPlace<Key>,
  previous: OrderToPlace<Key> | undefined,
  before: ReadonlyMap<Key, OrderToPlace<Key> | undefined>,
  removed: ReadonlySet<Key>,
  zone: Pick<ShopZone, 'daysBetween'>,
): number | null {
  const isStored = order.orderNumber !== null;
  // The source's own value stays as long as it is about the same two orders.
  const isSamePair = !isStored || before.get(order.key)?.key === previous?.key;
  if (isSamePair && order.daysSincePriorOrder !== null) return order.daysSincePriorOrder;
  if (previous === undefined) return null;
  if (order.orderedAt && previous.orderedAt) return zone.daysBetween(previous.orderedAt, order.orderedAt);
  return isSamePair ? null : sumToRemoved(order, previous, before, removed);
}

function sumToRemoved<Key>(
  order: OrderToPlace<Key>,
  previous: OrderToPlace<Key>,
  before: ReadonlyMap<Key, OrderToPlace<Key> | undefined>,
  removed: ReadonlySet<Key>,
): number | null {
  let days = order.daysSincePriorOrder;
  for (let step = before.get(order.key); step && removed.has(step.key); step = before.get(step.key)) {
    if (days === null || step.daysSincePriorOrder === null) return null;
    days += step.daysSincePriorOrder;
    if (before.get(step.key)?.key === previous.key) return days;
  }
  return null;
}
