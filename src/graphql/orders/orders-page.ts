import { z } from 'zod';
import type { OrderModel } from '../../db/generated/models';
import type { OrderPlace } from './order-loaders';
import { decodeCursor, encodeCursor } from '../paging/cursor';
import type { CursorKind } from '../paging/cursor';
import type { PageArgs } from '../paging/page-args';
import { toPage } from '../paging/page';
import type { Page } from '../paging/page';
import type { RequestContext } from '../request-context';
import { toOrder } from './order.type';
import type { Order } from './order.type';
import type { User } from '../users/user.type';

/** Order number and id, because an import can renumber orders. Cursors of earlier releases have no id. */
const cursors: CursorKind<readonly [number, number?]> = {
  list: 'orders',
  key: z.union([z.tuple([z.int32(), z.int32()]), z.tuple([z.int32()])]),
};

/** One user's orders, newest first. */
export async function ordersPage(
  { loaders }: RequestContext,
  user: User,
  args: PageArgs,
): Promise<Page<Order>> {
  const before = args.after ? toPlace(decodeCursor(cursors, args.after)) : null;
  const rows = await loaders.orderPage.load({ userKey: user.key, before, limit: args.wanted + 1 });
  const toEdge = (row: OrderModel) => ({
    cursor: encodeCursor(cursors, [row.orderNumber, row.id]),
    node: toOrder(row),
  });
  return toPage(rows, args, toEdge, () => loaders.orderCount.load(user.key));
}

const toPlace = ([orderNumber, id = null]: readonly [number, (number | null)?]): OrderPlace => ({
  id,
  orderNumber,
});
