/**
 * Records a purchase. The user's row is locked for the transaction, so that orders of one user are serialised and a client
 * key records one order. Feature views are live and the user's data version is incremented with the order, so the next
 * recommendation of every instance reflects it.
 *
 * A recorded order has a negative id, which no import can contain. If a later import contains the same purchase, it
 * recognises it (src/import/recorded-orders.ts); if the import came first, the purchase is recognised here.
 */
import type { Database } from '../../db/database';
import type { Prisma } from '../../db/generated/client';
import type { OrderModel } from '../../db/generated/models';
import { readSql } from '../../lib/read-sql';
import { ApiError, badInput } from '../errors';
import { importedPurchase } from './imported-purchase';
import { orderCircumstances } from './order-circumstances';
import { ownOrderId } from './own-order-id';

type Transaction = Prisma.TransactionClient;

/** A purchase to record. A value that is missing or null is derived from the others, the user's orders and the clock. */
export interface Purchase {
  /** In the order in which they were added to the basket. */
  readonly productIds: readonly number[];
  readonly orderedAt?: Date | null;
  readonly orderNumber?: number | null;
  readonly dayOfWeek?: number | null;
  readonly hourOfDay?: number | null;
  readonly daysSincePriorOrder?: number | null;
  /** The client's idempotency key for the purchase. */
  readonly clientKey?: string | null;
}

export interface RecordedOrder {
  readonly order: OrderModel;
  /** False if the order already existed: from an earlier call with the same client key, or from an import. */
  readonly created: boolean;
}

/** Maximum amount by which a client's clock may be ahead of the server's. */
const MAX_CLOCK_SKEW_MS = 5 * 60_000;

/**
 * @param userKey internal key (user_id in the CSV files) of an existing user
 * @throws ApiError BAD_USER_INPUT (empty basket, repeated product, moment in the future), PRODUCT_NOT_FOUND, ORDER_CONFLICT
 *   (earlier than a stored order; not the next order number)
 */
export async function recordOrder(
  { prisma }: Pick<Database, 'prisma'>,
  userKey: number,
  purchase: Purchase,
): Promise<RecordedOrder> {
  const { productIds } = purchase;
  checkBasket(productIds);
  checkClock(purchase.orderedAt);
  return prisma.$transaction(async (transaction) => {
    await transaction.$queryRaw`select id from users where id = ${userKey} for update`;
    const known = await orderOfKey(transaction, userKey, purchase.clientKey);
    if (known) return { order: known, created: false };
    await checkProducts(transaction, productIds);
    const orderedAt = purchase.orderedAt ?? new Date();
    const key = purchase.clientKey ?? null;
    const imported = await importedPurchase(transaction, userKey, productIds, orderedAt, key);
    if (imported) {
      await compareWithServed(transaction, imported, productIds);
      return { order: imported, created: false };
    }
    const order = await writeOrder(transaction, userKey, purchase);
    await writeItems(transaction, order, productIds);
    await compareWithServed(transaction, order, productIds);
    await transaction.user.update({ where: { id: userKey }, data: { dataVersion: { increment: 1 } } });
    return { order, created: true };
  });
}

function checkBasket(productIds: readonly number[]): void {
  if (productIds.length === 0) throw badInput('productIds', 'at least one product', []);
  const repeated = productIds.find((id, i) => productIds.indexOf(id) !== i);
  if (repeated !== undefined) throw badInput('productIds', 'each product once', `${repeated} twice`);
}

function checkClock(orderedAt: Date | null | undefined): void {
  if (!orderedAt || orderedAt.getTime() <= Date.now() + MAX_CLOCK_SKEW_MS) return;
  throw badInput('orderedAt', 'a moment that is not in the future', orderedAt.toISOString());
}

async function orderOfKey(
  transaction: Transaction,
  userKey: number,
  clientKey: string | null | undefined,
): Promise<OrderModel | null> {
  if (!clientKey) return null;
  return transaction.order.findUnique({ where: { userId_clientKey: { userId: userKey, clientKey } } });
}

async function checkProducts(transaction: Transaction, productIds: readonly number[]): Promise<void> {
  const found = await transaction.product.findMany({
    where: { id: { in: [...productIds] } },
    select: { id: true },
  });
  const missing = productIds.find((id) => !found.some((product) => product.id === id));
  if (missing === undefined) return;
  throw new ApiError('PRODUCT_NOT_FOUND', `productIds: expected ids of existing products, got ${missing}`);
}

/** Completes the user's last order if it is only announced; otherwise adds an order after it. */
async function writeOrder(
  transaction: Transaction,
  userKey: number,
  purchase: Purchase,
): Promise<OrderModel> {
  const [last, previous] = await transaction.order.findMany({
    where: { userId: userKey },
    orderBy: { orderNumber: 'desc' },
    include: { _count: { select: { items: true } } },
    take: 2,
  });
  const announced = last?._count.items === 0 ? last : null;
  const before = announced ? previous : last;
  const orderNumber = announced ? announced.orderNumber : (last?.orderNumber ?? 0) + 1;
  checkNumber(purchase.orderNumber, orderNumber);
  await checkMoment(transaction, userKey, purchase.orderedAt);
  const data = {
    ...orderCircumstances(purchase, announced, before?.orderedAt ?? null, new Date()),
    evalSet: 'prior',
    source: 'api' as const,
    clientKey: purchase.clientKey ?? null,
  };
  if (announced) {
    const id = await ownOrderId(transaction, announced);
    return transaction.order.update({ where: { id }, data });
  }
  return transaction.order.create({
    data: { ...data, userId: userKey, orderNumber },
  });
}

function checkNumber(given: number | null | undefined, next: number): void {
  if (given === null || given === undefined || given === next) return;
  throw new ApiError(
    'ORDER_CONFLICT',
    `orderNumber: expected ${next}, the user's next order number, got ${given}`,
  );
}

async function checkMoment(
  transaction: Transaction,
  userKey: number,
  orderedAt: Date | null | undefined,
): Promise<void> {
  if (!orderedAt) return;
  const { _max } = await transaction.order.aggregate({
    where: { userId: userKey, items: { some: {} } },
    _max: { orderedAt: true },
  });
  if (_max.orderedAt === null || orderedAt >= _max.orderedAt) return;
  const message = `orderedAt: expected a moment not before the user's last order (${_max.orderedAt.toISOString()}), got ${orderedAt.toISOString()}`;
  throw new ApiError('ORDER_CONFLICT', message);
}

async function writeItems(
  transaction: Transaction,
  { id, userId, orderNumber }: OrderModel,
  productIds: readonly number[],
): Promise<void> {
  const bought = await transaction.orderItem.findMany({
    where: { productId: { in: [...productIds] }, order: { userId, orderNumber: { lt: orderNumber } } },
    distinct: ['productId'],
    select: { productId: true },
  });
  const history = new Set(bought.map((item) => item.productId));
  await transaction.orderItem.createMany({
    data: productIds.map((productId, i) => ({
      orderId: id,
      productId,
      addToCartOrder: i + 1,
      reordered: history.has(productId),
    })),
  });
}

async function compareWithServed(
  transaction: Transaction,
  { id, userId }: OrderModel,
  productIds: readonly number[],
): Promise<void> {
  await transaction.$executeRawUnsafe(readSql(__dirname, 'order-outcome'), id, userId, productIds);
}
