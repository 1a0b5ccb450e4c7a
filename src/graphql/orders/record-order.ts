/**
 * Records a purchase in its place among the user's orders. Feature views are live and the user's data version is incremented
 * with the order, so the next recommendation of every instance reflects it.
 *
 * A recorded order has a negative key, which no import assigns. If a later import contains the same purchase, it
 * recognises it (src/import/recorded-orders.ts); if the import came first, the purchase is recognised here.
 */
import type { OrderModel } from '../../db/generated/models';
import { readSql } from '../../lib/read-sql';
import { changedPlaces, numberOrders } from '../../orders/number-orders';
import { ApiError, badInput } from '../errors';
import { knownOrder } from './known-order';
import type { OrderStore, Purchase } from './purchase';
import { readOrder } from './read-order';
import { renumberOrders } from './renumber-orders';
import { changeOrders, countVersion } from './user-orders';
import type { UserOrder, UserTransaction } from './user-orders';

export interface RecordedOrder {
  readonly order: OrderModel;
  /** False if the order already existed: from an earlier call with the same ids, or from an import. */
  readonly created: boolean;
}

/** Maximum amount by which a client's clock may be ahead of the server's. */
const MAX_CLOCK_SKEW_MS = 5 * 60_000;

/**
 * @param userKey internal key of an existing user
 * @param purchase of existing products
 * @throws ApiError BAD_USER_INPUT (moment in the future), ORDER_CONFLICT (an id of another order; not the number of its place)
 */
export function recordOrder(store: OrderStore, userKey: number, purchase: Purchase): Promise<RecordedOrder> {
  checkClock(purchase.orderedAt);
  return changeOrders(
    store,
    async () => userKey,
    (transaction) => recordWithin(transaction, store, purchase),
  );
}

/** Within the transaction of the user. Nothing is written if it throws an ApiError. */
export async function recordWithin(
  transaction: UserTransaction,
  { zone }: Pick<OrderStore, 'zone'>,
  purchase: Purchase,
): Promise<RecordedOrder> {
  const orders = await transaction.orders();
  const known = await knownOrder(transaction, orders, purchase);
  if (known !== null) {
    await compareWithServed(transaction, known, purchase);
    return { order: await readOrder(transaction.client, known), created: false };
  }
  const key = await writeOrder(transaction, zone, orders, purchase);
  await compareWithServed(transaction, key, purchase);
  await countVersion(transaction);
  await transaction.client.query(
    'insert into shop_time_zone (time_zone) values ($1) on conflict do nothing',
    [zone.name],
  );
  return { order: await readOrder(transaction.client, key), created: true };
}

/** @throws ApiError BAD_USER_INPUT */
export function checkClock(orderedAt: Date | null | undefined): void {
  if (!orderedAt || orderedAt.getTime() <= Date.now() + MAX_CLOCK_SKEW_MS) return;
  throw badInput('orderedAt', 'a moment that is not in the future', orderedAt.toISOString());
}

/** Completes the announced order, or adds one. @returns key of the order */
async function writeOrder(
  transaction: UserTransaction,
  zone: OrderStore['zone'],
  orders: readonly UserOrder[],
  purchase: Purchase,
): Promise<number> {
  const lastAt = lastMoment(orders);
  // After the clock is set back, an order must still not precede the previous one.
  const orderedAt = purchase.orderedAt ?? new Date(Math.max(Date.now(), lastAt));
  const isLate = orderedAt.getTime() < lastAt;
  const announced = orders.find((order) => order.announced && completes(purchase, isLate, order));
  const added = {
    key: announced?.key ?? null,
    orderNumber: null,
    orderedAt,
    daysSincePriorOrder: purchase.daysSincePriorOrder ?? null,
    announced: false,
  };
  const others = orders.filter((order) => order !== announced);
  const placed = numberOrders<number | null>([...others, added], zone);
  const place = placed.find(({ key }) => key === added.key);
  if (!place) throw new Error('numberOrders left out the added order');
  const isLast = place.orderNumber === others.filter((order) => !order.announced).length + 1;
  checkNumber(purchase.orderNumber, place.orderNumber, isLast);
  // The number of a completed order changes, too, if it is late or if there were holes.
  const moved = changedPlaces<number | null>(orders, placed);
  await renumberOrders(
    transaction,
    moved.flatMap(({ key, ...change }) => (key === null ? [] : [{ key, ...change }])),
  );
  const local = zone.localTime(orderedAt);
  const { rows } = await transaction.client.query<{ key: number }>(
    readSql(__dirname, announced ? 'complete-order' : 'insert-order'),
    [
      announced?.key ?? transaction.userKey,
      place.orderNumber,
      purchase.dayOfWeek ?? local.dayOfWeek,
      purchase.hourOfDay ?? local.hourOfDay,
      place.daysSincePriorOrder ?? (isLast ? announced?.daysSincePriorOrder : null) ?? null,
      orderedAt,
      purchase.clientKey ?? null,
      purchase.externalId ?? null,
    ],
  );
  const [{ key }] = rows;
  await writeItems(transaction, key, place.orderNumber, purchase, isLast);
  return key;
}

/** In milliseconds; -Infinity if no order is dated. */
function lastMoment(orders: readonly UserOrder[]): number {
  return orders.reduce(
    (last, { announced, orderedAt }) =>
      announced || !orderedAt ? last : Math.max(last, orderedAt.getTime()),
    -Infinity,
  );
}

/** The next order of the user, unless its id is another one. A late order is not the next one. */
function completes({ externalId }: Purchase, isLate: boolean, announced: UserOrder): boolean {
  if (externalId && announced.externalId !== null) return externalId === announced.externalId;
  return !isLate;
}

function checkNumber(given: number | null | undefined, number: number, isLast: boolean): void {
  if (given === null || given === undefined || given === number) return;
  const what = isLast ? "the user's next order number" : "the order's place by its moment";
  throw new ApiError('ORDER_CONFLICT', `orderNumber: expected ${number}, ${what}, got ${given}`);
}

async function writeItems(
  { client, userKey }: UserTransaction,
  key: number,
  orderNumber: number,
  { items }: Purchase,
  isLast: boolean,
): Promise<void> {
  const products = items.map(({ productKey }) => productKey);
  const quantities = items.map(({ quantity }) => quantity);
  await client.query(readSql(__dirname, 'insert-items'), [key, userKey, orderNumber, products, quantities]);
  if (!isLast)
    await client.query(readSql(__dirname, 'mark-later-reorders'), [userKey, orderNumber, products]);
}

async function compareWithServed(
  { client, userKey }: UserTransaction,
  key: number,
  { items }: Purchase,
): Promise<void> {
  await client.query(readSql(__dirname, 'order-outcome'), [
    key,
    userKey,
    items.map(({ productKey }) => productKey),
  ]);
}
