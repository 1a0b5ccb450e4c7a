import type { Prisma } from '../../db/generated/client';
import type { OrderModel } from '../../db/generated/models';

/**
 * Gives an announced order that is being completed a key that no import can assign. It keeps its external id, because the
 * next import announces the order again or contains its basket.
 */
export async function ownOrderId(
  transaction: Prisma.TransactionClient,
  { id: csvId }: OrderModel,
): Promise<number> {
  if (csvId < 0) return csvId;
  const [{ id }] = await transaction.$queryRaw<[{ id: number }]>`
    update orders set id = nextval('orders_id_seq'), announced_id = true where id = ${csvId} returning id`;
  return id;
}
