/**
 * Cancels an order: it is removed with everything that was derived from it, and a tombstone keeps imports and repeated calls
 * from bringing it back. Cancelling it again changes nothing.
 */
import type { PoolClient } from 'pg';
import { readSql } from '../../lib/read-sql';
import { changedPlaces, numberOrders } from '../../orders/number-orders';
import type { OrderStore } from './purchase';
import { renumberOrders } from './renumber-orders';
import { changeOrders, countVersion } from './user-orders';
import type { UserTransaction } from './user-orders';

/** Names one order. Client keys are unique per user. */
export type OrderName =
  | { readonly kind: 'key'; readonly key: number }
  | { readonly kind: 'externalId'; readonly externalId: string }
  | { readonly kind: 'clientKey'; readonly userKey: number; readonly clientKey: string };

export interface NamedOrder {
  readonly key: number | null;
  readonly userKey: number;
  readonly userUuid: string;
  /** Null for an order that was not cancelled. */
  readonly cancelledAt: Date | null;
}

/** An order that is stored or was cancelled. @returns null if there is none */
export async function findNamedOrder(
  database: OrderStore['pool'] | PoolClient,
  name: OrderName,
): Promise<NamedOrder | null> {
  const { rows } = await database.query<NamedOrder>(readSql(__dirname, 'named-order'), [
    name.kind === 'key' ? name.key : null,
    name.kind === 'externalId' ? name.externalId : null,
    name.kind === 'clientKey' ? name.userKey : null,
    name.kind === 'clientKey' ? name.clientKey : null,
  ]);
  return rows[0] ?? null;
}

export interface CancelledOrder {
  /** False if the order was cancelled before. */
  readonly cancelled: boolean;
  readonly cancelledAt: Date;
}

/**
 * @param owner key of the order's user
 * @returns null if there is no such order
 */
export function cancelOrder(
  store: OrderStore,
  owner: number,
  name: OrderName,
): Promise<CancelledOrder | null> {
  return changeOrders(
    store,
    async () => owner,
    async (transaction) => {
      // Looked up again: another call may have cancelled it in the meantime.
      const order = await findNamedOrder(transaction.client, name);
      if (order?.userKey !== owner) return null;
      if (order.cancelledAt) return { cancelled: false, cancelledAt: order.cancelledAt };
      if (order.key === null) return null;
      return { cancelled: true, cancelledAt: await removeOrder(transaction, store.zone, order.key) };
    },
  );
}

async function removeOrder(
  transaction: UserTransaction,
  zone: OrderStore['zone'],
  key: number,
): Promise<Date> {
  const { client, userKey } = transaction;
  const orders = await transaction.orders();
  const removed = orders.find((order) => order.key === key);
  const { rows } = await client.query<{ cancelledAt: Date }>(readSql(__dirname, 'bury-order'), [key]);
  await client.query(readSql(__dirname, 'inherit-reorders'), [userKey, removed?.orderNumber, key]);
  await client.query('delete from order_items where order_id = $1', [key]);
  await client.query('delete from order_outcomes where order_id = $1', [key]);
  await client.query('delete from orders where id = $1', [key]);
  await renumberOrders(transaction, changedPlaces(orders, numberOrders(orders, zone, new Set([key]))));
  await countVersion(transaction);
  return rows[0].cancelledAt;
}
