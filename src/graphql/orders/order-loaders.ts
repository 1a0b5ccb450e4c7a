/** DataLoaders for orders. Users are identified by their internal key. */
import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import type { OrderModel } from '../../db/generated/models';
import { inKeyOrder } from '../in-key-order';
import { toOrderItem } from './order-item.type';
import type { OrderItem } from './order-item.type';

export interface OrderPageKey {
  /** The user's internal key: user_id in the CSV files. */
  readonly userKey: number;
  /** Only orders before this one; null starts with the newest order. */
  readonly before: OrderPlace | null;
  readonly limit: number;
}

/** An order and its number at the time; an import can renumber it, and removes an announced order that was withdrawn. */
export interface OrderPlace {
  readonly id: number | null;
  readonly orderNumber: number;
}

const SQL = `
  select
    page.position::int as position, o.id, o.user_id as "userId", o.order_number as "orderNumber",
    o.eval_set as "evalSet", o.day_of_week as "dayOfWeek", o.hour_of_day as "hourOfDay",
    o.days_since_prior_order as "daysSincePriorOrder", o.ordered_at as "orderedAt", o.source,
    o.client_key as "clientKey", o.external_id as "externalId", o.announced_id as "announcedId"
  from unnest($1::int[], $2::int[], $3::int[], $4::int[]) with ordinality
    as page (user_id, before_id, before_number, wanted, position)
  left join orders place on place.id = page.before_id and place.user_id = page.user_id
  cross join lateral (
    select *
    from orders
    where user_id = page.user_id
      and (page.before_number is null or order_number < coalesce(place.order_number, page.before_number))
    order by order_number desc
    limit page.wanted
  ) o
  order by page.position, o.order_number desc
`;

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
      const { rows } = await pool.query<OrderModel & { position: number }>(SQL, [
        pages.map((page) => page.userKey),
        pages.map((page) => page.before?.id ?? null),
        pages.map((page) => page.before?.orderNumber ?? null),
        pages.map((page) => page.limit),
      ]);
      const byPage: OrderModel[][] = pages.map(() => []);
      for (const { position, ...order } of rows) byPage[position - 1].push(order);
      return byPage;
    },
    {
      cacheKeyFn: ({ userKey, before, limit }) => `${userKey} ${before?.id} ${before?.orderNumber} ${limit}`,
    },
  );

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
