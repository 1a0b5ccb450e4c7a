/**
 * Thirty nightly imports beside the API: after each night every order is stored once, with the right user, number, day,
 * hour and gap; a database that is rebuilt from scratch has the same rows.
 */
import type { Database } from '../../src/db/database';
import { cancelOrder } from '../../src/graphql/orders/cancel-order';
import { recordOrder } from '../../src/graphql/orders/record-order';
import { noChanges } from '../../src/import/merge';
import { groupBy } from '../../src/lib/group-by';
import { ShopZone } from '../../src/orders/shop-zone';
import { createTestDatabase } from '../setup/test-database';
import { importFiles } from './import-into';
import { NightlyShop, USERS } from './thirty-nights';
import type { ShopOrder } from './thirty-nights';
import { removeTemporaryFolders } from './toy-folder';

const NIGHTS = 30;
// Clocks are set forward on 29 March 2026.
const zone = new ShopZone('Europe/Berlin');
const shop = new NightlyShop(zone, '2026-03-10');

let database: Database;
let rebuilt: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  rebuilt = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
  await rebuilt.close();
  removeTemporaryFolders();
});

const importNight = (into: Database, night: number) =>
  importFiles(into, shop.files(night), { shopZone: zone, maxRejectShare: 1 });

async function record(into: Database, { user, at, basket, web }: ShopOrder): Promise<void> {
  const { id: userKey } = await into.prisma.user.findUniqueOrThrow({ where: { externalId: user } });
  const products = await into.prisma.product.findMany({ where: { externalId: { in: [...basket.keys()] } } });
  const items = products.map(({ id, externalId }) => ({
    productKey: id,
    quantity: basket.get(externalId) ?? null,
  }));
  await recordOrder({ pool: into.pool, zone }, userKey, { items, orderedAt: at, clientKey: web?.key });
}

async function cancel(into: Database, { user, till, web }: ShopOrder): Promise<void> {
  const { id: userKey } = await into.prisma.user.findUniqueOrThrow({ where: { externalId: user } });
  const name = web
    ? ({ kind: 'clientKey', userKey, clientKey: web.key } as const)
    : ({ kind: 'externalId', externalId: till?.id ?? '' } as const);
  expect(await cancelOrder({ pool: into.pool, zone }, userKey, name)).toMatchObject({ cancelled: true });
}

interface Row {
  readonly user: string;
  readonly externalId: string | null;
  readonly orderNumber: number;
  readonly dayOfWeek: number;
  readonly hourOfDay: number;
  readonly days: number | null;
  readonly at: string;
  readonly items: readonly (readonly [product: string, quantity: number, reordered: boolean])[];
}

/** One line per order. */
const linesOf = (rows: readonly Row[]) =>
  rows.map(
    ({ user, externalId, orderNumber, dayOfWeek, hourOfDay, days, at, items }) =>
      `${user} ${externalId} number ${orderNumber} day ${dayOfWeek} hour ${hourOfDay} gap ${days} at ${at}: ${items
        .map(([product, quantity, reordered]) => `${quantity} x ${product}${reordered ? ' again' : ''}`)
        .join(', ')}`,
  );

/** All orders without keys, by user and number. */
async function storedRows(from: Database): Promise<readonly Row[]> {
  const orders = await from.prisma.order.findMany({
    include: { user: true, items: { include: { product: true } } },
    orderBy: [{ user: { externalId: 'asc' } }, { orderNumber: 'asc' }],
  });
  return orders.map(({ user, items, ...order }) => ({
    user: user.externalId,
    externalId: order.externalId,
    orderNumber: order.orderNumber,
    dayOfWeek: order.dayOfWeek ?? -1,
    hourOfDay: order.hourOfDay ?? -1,
    days: order.daysSincePriorOrder,
    at: order.orderedAt?.toISOString() ?? '',
    items: items
      .map(({ product, quantity, reordered }) => [product.externalId, quantity ?? 0, reordered] as const)
      .sort(byProduct),
  }));
}

const byProduct = ([a]: Row['items'][number], [b]: Row['items'][number]) => (a < b ? -1 : 1);

function expectedRows(night: number): readonly Row[] {
  return [...USERS].sort().flatMap((user) => {
    const own = shop.storedAfter(night).filter((order) => order.user === user);
    const bought = new Set<string>();
    return own.map((order, i) => {
      const { dayOfWeek, hourOfDay, dayNumber } = zone.localTime(order.at);
      const before = i === 0 ? null : zone.localTime(own[i - 1].at).dayNumber;
      const items = [...shop.basketAfter(order, night)]
        .map(([product, quantity]) => [product, quantity, bought.has(product)] as const)
        .sort(byProduct);
      for (const [product] of items) bought.add(product);
      const inExport = order.till !== null && order.till.night <= night;
      return {
        ...{ user, externalId: inExport ? (order.till?.id ?? null) : null, orderNumber: i + 1 },
        ...{ dayOfWeek, hourOfDay, days: before === null ? null : dayNumber - before },
        ...{ at: order.at.toISOString(), items },
      };
    });
  });
}

test(`${NIGHTS} nights of imports, recorded, late, cancelled and returned orders keep every order once, in its place`, async () => {
  await importNight(database, 0);
  for (let night = 1; night <= NIGHTS; night++) {
    shop.passDay(night);
    const webOrders = shop.orders.filter(({ web }) => web?.night === night);
    const byUser = [...groupBy(shop.shuffled(webOrders), ({ user }) => user).values()];
    await Promise.all(
      byUser.map(async (own) => {
        for (const order of own) await record(database, order);
      }),
    );
    for (const order of shop.orders.filter(({ cancelledAt }) => cancelledAt === night))
      await cancel(database, order);
    await importNight(database, night);
    expect(linesOf(await storedRows(database))).toEqual(linesOf(expectedRows(night)));
    if (night % 10 === 0) {
      expect((await importNight(database, night)).summary.changes).toEqual(noChanges);
      expect(linesOf(await storedRows(database))).toEqual(linesOf(expectedRows(night)));
    }
  }
  const { orders } = shop;
  const happened = [
    orders.filter(({ web, till }) => web && till),
    orders.filter(
      ({ web, till, at }) => (web ?? till)?.night !== 0 && at < new Date('2026-03-29') && (web ?? till),
    ),
    orders.filter(({ cancelledAt, till }) => cancelledAt !== null && till),
    orders.filter(({ returned, basket }) => returned.size === basket.size),
    orders.filter(({ returned, basket }) => returned.size > 0 && returned.size < basket.size),
    orders.filter(
      ({ returned, basket, web, till }) => web && till && returned.size > 0 && returned.size < basket.size,
    ),
    orders.filter(({ returned, basket }) =>
      [...returned].some(([product, quantity]) => quantity < (basket.get(product) ?? 0)),
    ),
  ];
  expect(happened.map(({ length }) => Math.min(length, 2))).toEqual(happened.map(() => 2));
}, 300_000);

test('a database that is rebuilt from scratch has the same rows', async () => {
  await importNight(rebuilt, 0);
  for (const order of shop.shuffled(shop.orders.filter(({ web }) => web && web.night <= NIGHTS)))
    await record(rebuilt, order);
  const cancelled = shop.orders.filter(({ cancelledAt }) => cancelledAt !== null);
  for (const order of cancelled.filter(({ web }) => web)) await cancel(rebuilt, order);
  await importNight(rebuilt, NIGHTS);
  for (const order of cancelled.filter(({ web }) => !web)) await cancel(rebuilt, order);
  expect(linesOf(await storedRows(rebuilt))).toEqual(linesOf(await storedRows(database)));
}, 120_000);
