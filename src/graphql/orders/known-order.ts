/**
 * Finds the order of a purchase that is already stored, so that it is not recorded a second time: by external id, else by
 * client key, else among the orders of the same user with the same basket and nearly the same moment.
 */
import { randomUUID } from 'node:crypto';
import { readSql } from '../../lib/read-sql';
import { ORDER_MATCH_MINUTES } from '../../orders/order-match';
import { ApiError } from '../errors';
import type { Purchase, PurchasedItem } from './purchase';
import type { UserOrder, UserTransaction } from './user-orders';

/**
 * An order that is found gets the ids of the purchase that it does not have yet.
 *
 * @returns key of the order; null if the purchase is new
 * @throws ApiError ORDER_CONFLICT: the id belongs to an order with another basket, of another user or that was cancelled
 */
export async function knownOrder(
  transaction: UserTransaction,
  orders: readonly UserOrder[],
  purchase: Purchase,
): Promise<number | null> {
  await refuseCancelled(transaction, purchase);
  return (
    (await orderOfExternalId(transaction, orders, purchase)) ??
    (await orderOfClientKey(transaction, orders, purchase)) ??
    (await matchingOrder(transaction, purchase))
  );
}

async function refuseCancelled({ client, userKey }: UserTransaction, purchase: Purchase): Promise<void> {
  const { externalId = null, clientKey = null } = purchase;
  if (externalId === null && clientKey === null) return;
  const { rows } = await client.query<{ by_external_id: boolean; cancelled_at: Date }>(
    readSql(__dirname, 'cancelled-order'),
    [userKey, externalId, clientKey],
  );
  if (rows.length === 0) return;
  const [{ by_external_id, cancelled_at }] = rows;
  const id = by_external_id ? `externalId: expected an order` : 'clientKey: expected the key of an order';
  throw conflict(
    `${id} that was not cancelled, got ${by_external_id ? externalId : clientKey}, which was cancelled at ${cancelled_at.toISOString()}. Record another purchase under another id`,
  );
}

async function orderOfExternalId(
  transaction: UserTransaction,
  orders: readonly UserOrder[],
  purchase: Purchase,
): Promise<number | null> {
  const { externalId, clientKey } = purchase;
  if (!externalId) return null;
  const order = orders.find((own) => own.externalId === externalId);
  if (!order) {
    await refuseOthers(transaction, externalId);
    return null;
  }
  // The purchase completes the announced order.
  if (order.announced) return null;
  if (await hasOtherBasket(transaction, order, purchase.items)) {
    // The announced order with this id was completed by another purchase, which then gives up the id.
    if (order.announcedId) return giveUpId(transaction, order);
    throw conflict(
      `externalId: expected the products and quantities of the stored order ${externalId}, got others. Cancel the order before you record another basket`,
    );
  }
  const holder = clientKey ? orders.find((own) => own.clientKey === clientKey) : undefined;
  if (holder && holder !== order) {
    throw conflict(
      `clientKey: expected the key of the order ${externalId}, got ${clientKey}, the key of another order`,
    );
  }
  await addIds(transaction, order.key, externalId, clientKey ?? null);
  return order.key;
}

async function refuseOthers({ client }: UserTransaction, externalId: string): Promise<void> {
  const { rowCount } = await client.query('select from orders where external_id = $1', [externalId]);
  if (rowCount)
    throw conflict(
      `externalId: expected the id of an order of this user, got ${externalId}, the id of another user's order`,
    );
}

async function orderOfClientKey(
  transaction: UserTransaction,
  orders: readonly UserOrder[],
  { clientKey, externalId, items }: Purchase,
): Promise<number | null> {
  const order = clientKey ? orders.find((own) => own.clientKey === clientKey) : undefined;
  if (!order) return null;
  if (await hasOtherBasket(transaction, order, items)) {
    throw conflict(
      `clientKey: expected the products and quantities of the order that was recorded with the key ${clientKey}, got others. Use a new key for each purchase`,
    );
  }
  if (!externalId) return order.key;
  if (order.externalId !== null && !order.announcedId) {
    throw conflict(
      `externalId: expected ${order.externalId}, the id of the order with the client key ${clientKey}, got ${externalId}`,
    );
  }
  if (order.announcedId) await giveUpId(transaction, order);
  await addIds(transaction, order.key, externalId, null);
  return order.key;
}

async function matchingOrder(transaction: UserTransaction, purchase: Purchase): Promise<number | null> {
  const { externalId = null, clientKey = null, orderedAt } = purchase;
  const items = purchase.items.toSorted((a, b) => a.productKey - b.productKey);
  const { rows } = await transaction.client.query<{ key: number }>(readSql(__dirname, 'matching-order'), [
    transaction.userKey,
    orderedAt ?? new Date(),
    items.map(({ productKey }) => productKey),
    items.map(({ quantity }) => quantity),
    ORDER_MATCH_MINUTES,
    externalId,
    clientKey,
  ]);
  if (rows.length === 0) return null;
  const [{ key }] = rows;
  // Without any id, each call is a purchase of its own: the key makes sure that the order is returned only once.
  await addIds(transaction, key, externalId, clientKey ?? (externalId === null ? randomUUID() : null));
  return key;
}

async function hasOtherBasket(
  { client }: UserTransaction,
  { key }: UserOrder,
  items: readonly PurchasedItem[],
): Promise<boolean> {
  const { rows } = await client.query<PurchasedItem>(
    'select product_id as "productKey", quantity from order_items where order_id = $1',
    [key],
  );
  return !isSameBasket(rows, items);
}

/** Quantities differ only if both are known. */
export function isSameBasket(stored: readonly PurchasedItem[], given: readonly PurchasedItem[]): boolean {
  const quantities = new Map(stored.map(({ productKey, quantity }) => [productKey, quantity]));
  return (
    stored.length === given.length &&
    given.every(({ productKey, quantity }) => {
      const known = quantities.get(productKey);
      if (known === undefined) return false;
      // Stored as a 32-bit number.
      return known === null || quantity === null || Math.fround(known) === Math.fround(quantity);
    })
  );
}

async function addIds(
  { client }: UserTransaction,
  key: number,
  externalId: string | null,
  clientKey: string | null,
): Promise<void> {
  await client.query(readSql(__dirname, 'add-order-ids'), [key, externalId, clientKey]);
}

async function giveUpId({ client }: UserTransaction, { key }: UserOrder): Promise<null> {
  await client.query('update orders set external_id = null, announced_id = false where id = $1', [key]);
  return null;
}

const conflict = (message: string) => new ApiError('ORDER_CONFLICT', message);
