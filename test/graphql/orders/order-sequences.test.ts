/** Random sequences of recording, late recording and cancelling, compared with a rebuild from scratch by pure functions. */
import fc from 'fast-check';
import type { Database } from '../../../src/db/database';
import { cancelOrder } from '../../../src/graphql/orders/cancel-order';
import { recordOrder } from '../../../src/graphql/orders/record-order';
import { numberOrders } from '../../../src/orders/number-orders';
import { ShopZone } from '../../../src/orders/shop-zone';
import { createTestDatabase } from '../../setup/test-database';

// Clocks go back on 26 October 2025 and forward on 29 March 2026.
const zone = new ShopZone('Europe/Berlin');
const START = Date.UTC(2025, 9, 20);
const HOUR_MS = 3_600_000;

interface Recorded {
  readonly key: number;
  readonly hour: number;
  readonly basket: readonly number[];
}

describe('random sequences of a user', () => {
  let database: Database;
  let users = 0;
  beforeAll(async () => {
    database = await createTestDatabase();
    const { prisma } = database;
    await prisma.department.create({ data: { id: 1, name: 'department' } });
    await prisma.aisle.create({ data: { id: 1, name: 'aisle' } });
    const ids = [1, 2, 3, 4, 5, 6];
    await prisma.product.createMany({
      data: ids.map((id) => ({ id, externalId: String(id), name: `${id}`, aisleId: 1, departmentId: 1 })),
    });
  });
  afterAll(() => database.close());

  const store = () => ({ pool: database.pool, zone });

  const stored = async (userId: number) => {
    const orders = await database.prisma.order.findMany({
      where: { userId },
      orderBy: { orderNumber: 'asc' },
      include: { items: { orderBy: { productId: 'asc' } } },
    });
    return orders.map((order) => ({
      key: order.id,
      orderNumber: order.orderNumber,
      daysSincePriorOrder: order.daysSincePriorOrder,
      dayOfWeek: order.dayOfWeek,
      hourOfDay: order.hourOfDay,
      items: order.items.map(({ productId, reordered }) => [productId, reordered]),
    }));
  };

  /** As if the orders had been recorded in the order of time. */
  const rebuilt = (orders: readonly Recorded[]) => {
    const places = numberOrders(
      orders.map(({ key, hour }) => ({
        ...{ key, orderNumber: null, daysSincePriorOrder: null, announced: false },
        orderedAt: momentOf(hour),
      })),
      zone,
    );
    const bought = new Set<number>();
    return places.map(({ key, orderNumber, daysSincePriorOrder }) => {
      const { hour, basket } = orders.find((order) => order.key === key) as Recorded;
      const items = basket.toSorted().map((id) => [id, bought.has(id)]);
      for (const id of basket) bought.add(id);
      const { dayOfWeek, hourOfDay } = zone.localTime(momentOf(hour));
      return { key, orderNumber, daysSincePriorOrder, dayOfWeek, hourOfDay, items };
    });
  };

  const baskets = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });
  /** Hours since the start, each at most once; a negative step cancels one of the orders so far. */
  const steps = fc.uniqueArray(
    fc.record({ hour: fc.integer({ min: 0, max: 4000 }), basket: baskets, cancels: fc.option(fc.nat()) }),
    { minLength: 2, maxLength: 10, selector: ({ hour }) => hour },
  );

  test('store what a rebuild from scratch gives, one after the other and in parallel', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (sequence, parallel) => {
        const userId = (users += 1);
        await database.prisma.user.create({
          data: { id: userId, externalId: String(userId), uuid: crypto.randomUUID() },
        });
        const record = async ({ hour, basket }: Omit<Recorded, 'key'>): Promise<Recorded> => {
          const items = basket.map((productKey) => ({ productKey, quantity: null }));
          const { order } = await recordOrder(store(), userId, { items, orderedAt: momentOf(hour) });
          return { key: order.id, hour, basket };
        };
        let orders: readonly Recorded[] = [];
        if (parallel) {
          orders = await Promise.all(sequence.map(record));
          const gone = orders.filter((_, i) => sequence[i].cancels !== null);
          await Promise.all(gone.map(({ key }) => cancelOrder(store(), userId, { kind: 'key', key })));
          orders = orders.filter((order) => !gone.includes(order));
          expect(await stored(userId)).toEqual(rebuilt(orders));
          return;
        }
        for (const step of sequence) {
          orders = [...orders, await record(step)];
          expect(await stored(userId)).toEqual(rebuilt(orders));
          if (step.cancels === null) continue;
          const { key } = orders[step.cancels % orders.length];
          await cancelOrder(store(), userId, { kind: 'key', key });
          orders = orders.filter((order) => order.key !== key);
          expect(await stored(userId)).toEqual(rebuilt(orders));
        }
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});

const momentOf = (hour: number) => new Date(START + hour * HOUR_MS);
