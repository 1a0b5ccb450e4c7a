/**
 * A small shop in the database. Every user u has a staple, product u, in each of four orders; products 61 to 70 are in the
 * baskets of all users in turn.
 *
 *   users 1-60      1-57 with four orders; 58 with four and an announced fifth; 59 and 60 without any
 *   products 1-130  130 is not available; 1 to 60 are staples; prices known for even ids
 */
import type { Database } from '../../src/db/database';
import { viewsDir } from '../../src/db/database';
import { refreshViews } from '../../src/db/views/refresh-views';

export const ANNOUNCED_USER = 58;
export const COLD_USER = 59;
export const UNAVAILABLE_PRODUCT = 130;

export const uuidOf = (user: number) => `00000000-0000-4000-8000-${String(user).padStart(12, '0')}`;

const productNames: Readonly<Record<number, string>> = {
  101: '100% Orange Juice',
  102: '1000 Island Dressing',
  103: 'Brown_Rice',
  104: 'Brown Rice "Quick", 2 lb',
  105: 'Organic Brown Rice',
  106: 'ORGANIC Bananas',
};

export async function fillShop({ prisma, pool }: Database): Promise<void> {
  const category = (kind: string) => (id: number) => ({ id, externalId: String(id), name: `${kind} ${id}` });
  await prisma.department.createMany({ data: upTo(3).map(category('department')) });
  await prisma.aisle.createMany({ data: upTo(6).map(category('aisle')) });
  await prisma.product.createMany({ data: upTo(130).map(product) });
  await prisma.user.createMany({ data: upTo(60).map(user) });
  const orders = upTo(ANNOUNCED_USER).flatMap((userId) =>
    upTo(4).map((orderNumber) => order(userId, orderNumber)),
  );
  const announced = {
    ...order(ANNOUNCED_USER, 5),
    evalSet: 'test',
    dayOfWeek: 2,
    hourOfDay: 18,
    daysSincePriorOrder: 9,
  };
  await prisma.order.createMany({ data: [...orders, announced] });
  const stored = await prisma.order.findMany({ where: { evalSet: 'prior' } });
  await prisma.orderItem.createMany({ data: stored.flatMap(items) });
  await refreshViews(pool, viewsDir);
}

const upTo = (max: number) => Array.from({ length: max }, (_, i) => i + 1);

function product(id: number) {
  const aisleId = 1 + (id % 6);
  return {
    id,
    externalId: String(id),
    name: productNames[id] ?? `Product ${id}`,
    aisleId,
    departmentId: 1 + (aisleId % 3),
    price: id % 2 === 0 ? id / 10 : null,
    available: id !== UNAVAILABLE_PRODUCT,
  };
}

function user(id: number) {
  return {
    id,
    externalId: String(id),
    uuid: uuidOf(id),
    firstName: `First${id}`,
    email: `user${id}@example.com`,
    city: 'Springfield',
  };
}

function order(userId: number, orderNumber: number) {
  return {
    userId,
    orderNumber,
    evalSet: 'prior',
    dayOfWeek: userId % 7,
    hourOfDay: 10,
    daysSincePriorOrder: orderNumber === 1 ? null : 7,
  };
}

function items({ id, userId, orderNumber }: { id: number; userId: number; orderNumber: number }) {
  const passing = [61 + ((userId + orderNumber) % 10), 61 + ((userId + 3 * orderNumber) % 10)];
  return [userId, ...new Set(passing)].map((productId, i) => ({
    orderId: id,
    productId,
    addToCartOrder: i + 1,
    reordered: orderNumber > 1 && i === 0,
  }));
}
