/** DataLoaders for orders. Users are identified by their internal key. */
import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import type { OrderModel } from '../../db/generated/models';
import { readSql } from '../../lib/read-sql';
import { inKeyOrder } from '../in-key-order';
import { toOrderItem } from './order-item.type';
import type { OrderItem } from './order-item.type';

export interface OrderPageKey {
  /** The user's internal key. */
  readonly userKey: number;
  /** Null starts with the newest order. */
  readonly after: OrderPlace | null;
  readonly limit: number;
}

/** A place in a user's list of orders, which is found again when orders are added, renumbered or cancelled. */
export interface OrderPlace {
  /** Keys of the order and of some newer ones, nearest first; only orders below it are wanted. */
  readonly seen: readonly number[];
  /** Keys of some older orders, nearest first. */
  readonly unseen: readonly number[];
  /** Number and moment of the order when the client received it. */
  readonly number: number;
  readonly moment: string | null;
}

/** An order with the UUID of its user, which decides who may see it. */
export type OwnedOrder = OrderModel & { readonly user: { readonly uuid: string } };

export const orderById = ({ prisma }: Database) =>
  new DataLoader<number, OwnedOrder | null>(async (ids) => {
    const rows = await prisma.order.findMany({
      where: { id: { in: [...ids] } },
      include: { user: { select: { uuid: true } } },
    });
    return inKeyOrder(ids, rows, (order) => order.id);
  });

/** The shop's own id, in its canonical form (src/orders/external-id.ts) -> order. */
export const orderByExternalId = ({ prisma }: Database) =>
  new DataLoader<string, OwnedOrder | null>(async (ids) => {
    const rows = await prisma.order.findMany({
      where: { externalId: { in: [...ids] } },
      include: { user: { select: { uuid: true } } },
    });
    return inKeyOrder(ids, rows, (order) => order.externalId);
  });

/** Pages of users' orders, newest first; one statement reads all pages requested in a tick. */
export const orderPage = ({ pool }: Database) =>
  new DataLoader<OrderPageKey, readonly OrderModel[], string>(
    async (pages) => {
      const { rows } = await pool.query<OrderModel & { position: number }>(
        readSql(__dirname, 'orders-page'),
        [JSON.stringify(pages.map(toRecord))],
      );
      const byPage: OrderModel[][] = pages.map(() => []);
      for (const { position, ...order } of rows) byPage[position].push(order);
      return byPage;
    },
    { cacheKeyFn: (page) => JSON.stringify(page) },
  );

/** The page as orders-page.sql reads it. */
const toRecord = ({ userKey, after, limit }: OrderPageKey, position: number) => ({
  position,
  user_key: userKey,
  wanted: limit,
  seen: after?.seen,
  unseen: after?.unseen,
  before_number: after?.number,
  before_moment: after?.moment,
});

/** Order id -> its items, in the order in which they were added to the basket; empty for an announced order. */
export const orderItems = ({ prisma }: Database) =>
  new DataLoader<number, readonly OrderItem[]>(async (orderIds) => {
    const rows = await prisma.orderItem.findMany({
      where: { orderId: { in: [...orderIds] } },
      orderBy: [{ orderId: 'asc' }, { addToCartOrder: 'asc' }, { productId: 'asc' }],
    });
    const byOrder = new Map<number, OrderItem[]>(orderIds.map((id) => [id, []]));
    for (const row of rows) byOrder.get(row.orderId)?.push(toOrderItem(row));
    return orderIds.map((id) => byOrder.get(id) ?? []);
  });

/** Internal key of a user -> number of the user's orders. */
export const orderCount = ({ prisma }: Database) =>
  new DataLoader<number, number>(async (userKeys) => {
    const rows = await prisma.order.groupBy({
      by: ['userId'],
      where: { userId: { in: [...userKeys] } },
      _count: true,
    });
    const byUser = new Map(rows.map((row) => [row.userId, row._count]));
    return userKeys.map((key) => byUser.get(key) ?? 0);
  });
