import type { OrderModel } from '../../db/generated/models';
import type { OrderPlace } from './order-loaders';
import { orderCursor, orderPlace } from './order-cursor';
import type { PageArgs } from '../paging/page-args';
import { toPage } from '../paging/page';
import type { Page } from '../paging/page';
import type { RequestContext } from '../request-context';
import { toOrder } from './order.type';
import type { Order } from './order.type';
import type { User } from '../users/user.type';

/** Orders that a cursor names on each side of its own, besides it. */
const NEIGHBOURS = 3;

/** One user's orders, newest first. */
export async function ordersPage(
  { loaders }: RequestContext,
  user: User,
  args: PageArgs,
): Promise<Page<Order>> {
  const after = args.after ? orderPlace(args.after) : null;
  const rows = await loaders.orderPage.load({ userKey: user.key, after, limit: args.wanted + NEIGHBOURS });
  const toEdge = (row: OrderModel) => ({
    cursor: orderCursor(placeOf(row, rows, after)),
    node: toOrder(row),
  });
  return toPage(rows, args, toEdge, () => loaders.orderCount.load(user.key));
}

/** The place of a row, with its neighbours on the page and those that the previous page ended with. */
function placeOf(row: OrderModel, rows: readonly OrderModel[], after: OrderPlace | null): OrderPlace {
  const place = rows.indexOf(row);
  const keys = rows.map(({ id }) => id);
  const newer = [...keys.slice(Math.max(0, place - NEIGHBOURS), place).reverse(), ...(after?.seen ?? [])];
  return {
    seen: [row.id, ...newer.slice(0, NEIGHBOURS)],
    unseen: keys.slice(place + 1, place + 1 + NEIGHBOURS),
    number: row.orderNumber,
    moment: row.orderedAt?.toISOString() ?? null,
  };
}
