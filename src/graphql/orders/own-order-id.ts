import type { Prisma } from '../../db/generated/client';
import type { OrderModel } from '../../db/generated/models';

/**
 * Gives an announced order that is being completed an id that no import can contain. Its id in the files is stored,
 * because the next import announces the order again or contains its basket.
 */
export async function ownOrderId(
  transaction: Prisma.TransactionClient,
  { id: csvId }: OrderModel,
): Promise<number> {
  if (csvId < 0) return csvId;
  const [{ id }] = await transaction.$queryRaw<[{ id: number }]>`
    update orders set id = nextval('orders_id_seq') where id = ${csvId} returning id`;
  const known = { orderId: id, announced: true };
  await transaction.orderCsvId.upsert({
    where: { csvId },
    create: { csvId, ...known },
    update: known,
  });
  return id;
}
