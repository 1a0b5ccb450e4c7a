/**
 * Records a purchase. The user's row is locked meanwhile, so that two orders of one user follow each other and the
 * same client key records once. Feature views are live and the user's data version grows with the order, so the next
 * recommendation of every instance knows it.
 *
 * A recorded order has a negative id, which no import can bring. An import that brings the same purchase recognises it
 * (src/import/recorded-orders.ts), as this does when the import came first.
 */
import type { Database } from '../../db/database';
import { Prisma } from '../../db/generated/client';
import type { OrderModel } from '../../db/generated/models';
import { readSql } from '../../lib/read-sql';
import { ApiError, badInput } from '../errors';
import type { RecordOrderInput } from './record-order.input';
import { toOrder } from './order.type';
import type { RecordOrderPayload } from './record-order.payload';
import { importedPurchase } from './imported-purchase';
import { orderCircumstances } from './order-circumstances';
import { ownOrderId } from './own-order-id';

type Transaction = Prisma.TransactionClient;

/** How far the clocks of clients may go ahead of ours, in milliseconds. */
const clockDifference = 5 * 60_000;

/**
 * @param userKey the CSV's user_id of a user that exists
 * @throws ApiError BAD_USER_INPUT (empty basket, a product twice, a moment in the future), PRODUCT_NOT_FOUND,
 *   ORDER_CONFLICT (before an order that is known already; another number than the next; a client key of another user)
 */
export async function recordOrder(
  { prisma }: Pick<Database, 'prisma'>,
  userKey: number,
  input: RecordOrderInput,
): Promise<RecordOrderPayload> {
  const productIds = input.productIds.map(Number);
  checkBasket(productIds);
  checkClock(input.orderedAt);
  return prisma
    .$transaction(async (transaction) => {
      await transaction.$queryRaw`select id from users where id = ${userKey} for update`;
      const known = await orderOfKey(transaction, userKey, input.clientKey);
      if (known) return { order: toOrder(known), created: false };
      await checkProducts(transaction, productIds);
      const orderedAt = input.orderedAt ?? new Date();
      const key = input.clientKey ?? null;
      const imported = await importedPurchase(transaction, userKey, productIds, orderedAt, key);
      if (imported) {
        await compareWithServed(transaction, imported, productIds);
        return { order: toOrder(imported), created: false };
      }
      const order = await writeOrder(transaction, userKey, input);
      await writeItems(transaction, order, productIds);
      await compareWithServed(transaction, order, productIds);
      await transaction.user.update({ where: { id: userKey }, data: { dataVersion: { increment: 1 } } });
      return { order: toOrder(order), created: true };
    })
    .catch(nameConflict);
}

function checkBasket(productIds: readonly number[]): void {
  if (productIds.length === 0) throw badInput('productIds', 'at least one product', []);
  const twice = productIds.find((id, i) => productIds.indexOf(id) !== i);
  if (twice !== undefined) throw badInput('productIds', 'each product once', `${twice} twice`);
}

function checkClock(orderedAt: Date | null | undefined): void {
  if (!orderedAt || orderedAt.getTime() <= Date.now() + clockDifference) return;
  throw badInput('orderedAt', 'a moment that is not in the future', orderedAt.toISOString());
}

async function orderOfKey(
  transaction: Transaction,
  userKey: number,
  clientKey: string | null | undefined,
): Promise<OrderModel | null> {
  if (!clientKey) return null;
  const known = await transaction.order.findUnique({ where: { clientKey } });
  if (known && known.userId !== userKey) throw keyOfAnotherUser();
  return known;
}

async function checkProducts(transaction: Transaction, productIds: readonly number[]): Promise<void> {
  const found = await transaction.product.findMany({
    where: { id: { in: [...productIds] } },
    select: { id: true },
  });
  const missing = productIds.find((id) => !found.some((product) => product.id === id));
  if (missing === undefined) return;
  throw new ApiError('PRODUCT_NOT_FOUND', `productIds: expected known products, got ${missing}`);
}

/** Completes the announced order, when the user's last order is one, or adds an order after the last. */
async function writeOrder(
  transaction: Transaction,
  userKey: number,
  input: RecordOrderInput,
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
  checkNumber(input.orderNumber, orderNumber);
  await checkMoment(transaction, userKey, input.orderedAt);
  const data = {
    ...orderCircumstances(input, announced, before?.orderedAt ?? null, new Date()),
    evalSet: 'prior',
    source: 'api' as const,
    clientKey: input.clientKey ?? null,
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
  throw new ApiError('ORDER_CONFLICT', `orderNumber: expected ${next}, the user's next, got ${given}`);
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
  const message = `orderedAt: expected nothing before the user's last order (${_max.orderedAt.toISOString()}), got ${orderedAt.toISOString()}`;
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

/** Two users with the same client key in the same moment: the lock on their own rows does not keep them apart. */
function nameConflict(error: unknown): never {
  const unique = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
  throw unique ? keyOfAnotherUser() : error;
}

const keyOfAnotherUser = () =>
  new ApiError(
    'ORDER_CONFLICT',
    'clientKey: expected a key of this user, got one that another user has used',
  );
