import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import { toOrderItem } from '../types/order-item.type';
import type { OrderItem } from '../types/order-item.type';

/** Order id -> its items as they went into the basket; none for an announced order. */
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
