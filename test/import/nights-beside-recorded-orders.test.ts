/** Thirty nightly imports of a till's growing export, with orders through the API in between. */
import type { Database } from '../../src/db/database';
import { viewsDir } from '../../src/db/database';
import { refreshViews } from '../../src/db/views/refresh-views';
import { recordOrder } from '../../src/graphql/orders/record-order';
import { groupBy } from '../../src/lib/group-by';
import { createTestDatabase } from '../setup/test-database';
import { contents, importFiles } from './import-into';
import { removeTemporaryFolders } from './toy-folder';
import { TwoChannelShop } from './two-channel-shop';
import type { Purchase } from './two-channel-shop';

const NIGHTS = 30;
const dayMs = 86_400_000;

interface StoredOrder {
  readonly id: number;
  readonly orderNumber: number;
  readonly orderedAt: Date | null;
  readonly daysSincePriorOrder: number | null;
  readonly items: readonly { productId: number; reordered: boolean }[];
}

describe.each([
  ['dated', true],
  ['undated', false],
])('30 nights of a till that is %s, beside a web shop', (_what, dated) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  const record = ({ user, basket, at, key }: Purchase) =>
    recordOrder(database, user, {
      userId: '',
      productIds: basket.map(String),
      orderedAt: new Date(at),
      clientKey: key,
    });

  async function checkOrders(shop: TwoChannelShop): Promise<void> {
    const stored = await database.prisma.order.findMany({
      orderBy: { orderNumber: 'asc' },
      include: { items: { orderBy: { productId: 'asc' } } },
    });
    for (const [user, own] of groupBy(stored, ({ userId }) => userId)) checkUser(shop, user, own);
    const announced = stored.filter(({ items }) => items.length === 0);
    expect(stored.length - announced.length).toBe(shop.purchases.length);
  }

  /**
   * By time. Of an undated order only its place at the till is known, so it follows the last order before it that the till
   * and the web shop share.
   */
  const expectedOrder = (purchases: readonly Purchase[]) => {
    const isUndated = ({ channel }: Purchase) => !dated && channel === 'till';
    const place = (purchase: Purchase) => {
      if (!isUndated(purchase)) return purchase.at;
      const shared = purchases.filter(({ channel, at }) => channel === 'both' && at < purchase.at);
      return Math.max(...shared.map(({ at }) => at));
    };
    const inPlace = (a: Purchase, b: Purchase) =>
      place(a) === place(b) ? Number(isUndated(a)) - Number(isUndated(b)) : place(a) - place(b);
    return purchases.toSorted((a, b) => a.at - b.at).sort(inPlace);
  };

  function checkUser(shop: TwoChannelShop, user: number, stored: readonly StoredOrder[]): void {
    const expected = expectedOrder(shop.purchases.filter((purchase) => purchase.user === user));
    const known = stored.filter(({ items }) => items.length > 0);
    expect(known.map(({ items }) => items.map(({ productId }) => productId))).toEqual(
      expected.map(({ basket }) => basket),
    );
    expect(stored.map(({ orderNumber }) => orderNumber)).toEqual(stored.map((_, index) => index + 1));
    const announced = stored.slice(known.length).map(({ id }) => id);
    // The one that recordOrder has completed is not announced again.
    expect([[], [shop.announcedOrderOf(user)]]).toContainEqual(announced);
    checkMoments(known, expected);
    checkReorders(known, expected);
  }

  function checkMoments(known: readonly StoredOrder[], expected: readonly Purchase[]): void {
    known.forEach(({ orderedAt, daysSincePriorOrder }, index) => {
      const { at, channel } = expected[index];
      if (!dated && channel === 'till') return;
      expect(orderedAt?.getTime()).toBe(at);
      const before = known[index - 1]?.orderedAt;
      if (before) expect(daysSincePriorOrder).toBeCloseTo((at - before.getTime()) / dayMs, 1);
      else if (index === 0) expect(daysSincePriorOrder).toBeNull();
    });
  }

  /** Marked is what was bought in an order before, and what the till says was: it knows the time of undated orders. */
  function checkReorders(known: readonly StoredOrder[], expected: readonly Purchase[]): void {
    const bought = new Set<number>();
    known.forEach(({ items }, index) => {
      const { channel, at } = expected[index];
      const atTill = expected.filter((p) => channel === 'till' && p.channel !== 'web' && p.at < at);
      const tillKnows = new Set(atTill.flatMap(({ basket }) => basket));
      for (const { productId, reordered } of items) {
        expect(reordered).toBe(bought.has(productId) || tillKnows.has(productId));
      }
      for (const { productId } of items) bought.add(productId);
    });
  }

  test('leaves every order exactly once, in its place', async () => {
    const shop = new TwoChannelShop(dated);
    await importFiles(database, shop.files());
    const channels = { till: 0, web: 0, both: 0, late: 0 };
    for (let night = 1; night <= NIGHTS; night++) {
      const purchases = shop.passDay();
      for (const purchase of purchases) {
        channels[purchase.channel]++;
        if (purchase.channel === 'web' || purchase.channel === 'both') {
          expect((await record(purchase)).created).toBe(true);
        }
      }
      const { findings } = await importFiles(database, shop.files());
      expect(findings).toEqual([]);
      for (const purchase of purchases.filter(({ channel }) => channel === 'late')) {
        expect((await record(purchase)).created).toBe(false);
      }
      await checkOrders(shop);
      if (night % 10 === 0) await checkSameFilesAgain(shop);
    }
    const least = Math.min(channels.till, channels.web, channels.both, dated ? channels.late : 1);
    expect(least).toBeGreaterThan(0);
    await checkAggregates();
  }, 300_000);

  async function checkSameFilesAgain(shop: TwoChannelShop): Promise<void> {
    const before = await contents(database);
    // The import that compares everything, as after files that grew.
    const grown = { ...shop.files(), 'products.csv': [...shop.files()['products.csv'], ''] };
    for (const files of [shop.files(), grown]) {
      const { summary, findings } = await importFiles(database, files);
      expect(findings).toEqual([]);
      expect(summary.changed).toBe(false);
    }
    expect(await contents(database)).toEqual(before);
  }

  /** What imports brought up to date is what is made from nothing. */
  async function checkAggregates(): Promise<void> {
    const views = ['order_lags', 'product_features', 'product_neighbours', 'product_transitions'];
    const read = () =>
      Promise.all(
        views.map(async (view) => {
          const { rows } = await database.pool.query<{ row: string }>(
            `select v::text as row from ${view} v order by 1`,
          );
          return rows.map(({ row }) => row);
        }),
      );
    const kept = await read();
    await refreshViews(database.pool, viewsDir);
    expect(kept).toEqual(await read());
  }
});
