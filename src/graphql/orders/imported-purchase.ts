import { randomUUID } from 'node:crypto';
import type { Prisma } from '../../db/generated/client';
import type { OrderModel } from '../../db/generated/models';
import { readSql } from '../../lib/read-sql';
import { ORDER_MATCH_MINUTES } from '../../orders/order-match';

/**
 * Finds the purchase among the imported orders, so that it is not recorded a second time. The order gets the client key of
 * the call, which makes the call idempotent; a call with another key is then a different purchase. Each
 * call without a key is a purchase of its own, so the order gets a random key then and is returned only once.
 *
 * @returns null if no import contained the purchase
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
