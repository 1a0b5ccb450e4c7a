import { z } from 'zod';
import type { OrderModel } from '../../db/generated/models';
import { decodeCursor, encodeCursor } from '../paging/cursor';
import type { CursorKind } from '../paging/cursor';
import type { PageArgs } from '../paging/page-args';
import { toPage } from '../paging/page';
import type { Page } from '../paging/page';
import type { RequestContext } from '../request-context';
import { toOrder } from './order.type';
import type { Order } from './order.type';
import type { User } from '../users/user.type';

const cursors: CursorKind<readonly [number]> = { list: 'orders', key: z.tuple([z.int()]) };

/** One user's orders, newest first. */
export async function ordersPage(
  { loaders }: RequestContext,
  user: User,
  args: PageArgs,
): Promise<Page<Order>> {
  const [before = null] = args.after ? decodeCursor(cursors, args.after) : [];
  const rows = await loaders.orderPage.load({ userKey: user.key, before, limit: args.wanted + 1 });
  const toEdge = (row: OrderModel) => ({
    cursor: encodeCursor(cursors, [row.orderNumber]),
    node: toOrder(row),
  });
  return toPage(rows, args, toEdge, () => loaders.orderCount.load(user.key));
}
