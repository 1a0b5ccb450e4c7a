import { randomUUID } from 'node:crypto';
import type { Prisma } from '../../db/generated/client';
import type { OrderModel } from '../../db/generated/models';
import { readSql } from '../../lib/read-sql';
import { ORDER_MATCH_MINUTES } from '../../orders/order-match';

/**
 * The same purchase, when an import brought it before the call came: it is not recorded a second time. It takes the call's
 * client key, so that the call can be repeated; a call with another key is then another purchase. Each call without a key
 * is a purchase of its own, so the order takes a random key: it is returned once.
 *
 * @returns null when no import has brought it
 */
export async function importedPurchase(
  transaction: Prisma.TransactionClient,
  userKey: number,
  productIds: readonly number[],
  orderedAt: Date,
  clientKey: string | null,
): Promise<OrderModel | null> {
  const [found] = await transaction.$queryRawUnsafe<{ id: number }[]>(
    readSql(__dirname, 'imported-purchase'),
    userKey,
    orderedAt,
    productIds.toSorted((a, b) => a - b),
    ORDER_MATCH_MINUTES,
  );
  if (!found) return null;
  return transaction.order.update({
    where: { id: found.id },
    data: { clientKey: clientKey ?? randomUUID() },
  });
}
