/**
 * Thirty nightly imports of a till's growing export, with orders recorded through the API in between. The two shops
 * have a database each and are simulated concurrently, as are the API calls of different users.
 */
import type { Database } from '../../src/db/database';
import { viewsDir } from '../../src/db/database';
import { refreshViews } from '../../src/db/views/refresh-views';
import { recordOrder } from '../../src/graphql/orders/record-order';
import { groupBy } from '../../src/lib/group-by';
import { ShopZone } from '../../src/orders/shop-zone';
import { createTestDatabase } from '../setup/test-database';
import { contents, importFiles } from './import-into';
import { removeTemporaryFolders } from './toy-folder';
import { TwoChannelShop } from './two-channel-shop';
import type { Purchase } from './two-channel-shop';

const NIGHTS = 30;
const DAY_MS = 86_400_000;
const zone = new ShopZone('UTC');
const dayOf = (at: number) => Math.floor(at / DAY_MS);

interface StoredOrder {
  readonly id: number;
  readonly userId: number;
  readonly orderNumber: number;
  readonly orderedAt: Date | null;
  readonly daysSincePriorOrder: number | null;
  readonly items: readonly { productId: number; reordered: boolean }[];
}

afterAll(removeTemporaryFolders);

test.concurrent.each([
  ['dated', true],
  ['undated', false],
])(
  `${NIGHTS} nightly imports of a till with %s orders store every order once, in its place`,
  async (_what, dated) => {
    const database = await createTestDatabase();
    try {
      await simulateNights(database, new TwoChannelShop(dated), dated);
      await checkAggregates(database);
    } finally {
      await database.close();
    }
  },
  300_000,
);

async function simulateNights(database: Database, shop: TwoChannelShop, dated: boolean): Promise<void> {
  await importFiles(database, shop.files());
  const channels = { till: 0, web: 0, both: 0, late: 0 };
  for (let night = 1; night <= NIGHTS; night++) {
    const purchases = shop.passDay();
    for (const { channel } of purchases) channels[channel]++;
    const beforeImport = purchases.filter(({ channel }) => channel === 'web' || channel === 'both');
    expect(await recordAll(database, beforeImport)).toEqual(beforeImport.map(() => true));
    const { findings } = await importFiles(database, shop.files());
    expect(findings).toEqual([]);
    const afterImport = purchases.filter(({ channel }) => channel === 'late');
    expect(await recordAll(database, afterImport)).toEqual(afterImport.map(() => false));
    await checkOrders(database, shop, dated);
    if (night % 10 === 0) await checkSameFilesAgain(database, shop);
  }
  const rarest = Math.min(channels.till, channels.web, channels.both, dated ? channels.late : 1);
  expect(rarest).toBeGreaterThan(0);
}

/**
 * Records the orders of each user one after the other.
 *
 * @returns for each purchase, whether a new order was created
 */
async function recordAll(database: Database, purchases: readonly Purchase[]): Promise<readonly boolean[]> {
  const byUser = [...groupBy(purchases, ({ user }) => user).values()];
  const created = await Promise.all(
    byUser.map(async (own) => {
      const results: boolean[] = [];
      for (const purchase of own) results.push(await record(database, purchase));
      return results;
    }),
  );
  return created.flat();
}

async function record(database: Database, { user, basket, at, key }: Purchase): Promise<boolean> {
  const { created } = await recordOrder({ pool: database.pool, zone }, user, {
    items: basket.map((productKey) => ({ productKey, quantity: null })),
    orderedAt: new Date(at),
    clientKey: key,
  });
  return created;
}

async function checkOrders(database: Database, shop: TwoChannelShop, dated: boolean): Promise<void> {
  const { rows: stored } = await database.pool.query<StoredOrder>(
    `select
       id, user_id as "userId", order_number as "orderNumber", ordered_at as "orderedAt",
       days_since_prior_order as "daysSincePriorOrder",
       coalesce(items.sorted, '[]') as items
     from orders
     left join (
       select
         order_id,
         json_agg(json_build_object('productId', product_id, 'reordered', reordered) order by product_id) as sorted
       from order_items
       group by order_id
     ) items on items.order_id = orders.id
     order by order_number`,
  );
  for (const [user, own] of groupBy(stored, ({ userId }) => userId)) checkUser(shop, dated, user, own);
  const announced = stored.filter(({ items }) => items.length === 0);
  expect(stored.length - announced.length).toBe(shop.purchases.length);
}

function checkUser(shop: TwoChannelShop, dated: boolean, user: number, stored: readonly StoredOrder[]): void {
  const purchases = shop.purchases.filter((purchase) => purchase.user === user);
  const expected = expectedOrder(purchases, dated);
  const completed = stored.filter(({ items }) => items.length > 0);
  expect(completed.map(({ items }) => items.map(({ productId }) => productId))).toEqual(
    expected.map(({ basket }) => basket),
  );
  expect(stored.map(({ orderNumber }) => orderNumber)).toEqual(stored.map((_, index) => index + 1));
  const announced = stored.slice(completed.length).map(({ id }) => id);
  // An announced order that recordOrder completed is not announced again.
  expect([[], [shop.announcedOrderOf(user)]]).toContainEqual(announced);
  checkMoments(completed, expected, dated);
  checkReorders(completed, expected);
}

/**
 * By time. Of an undated order only its place at the till is known, so it follows the last order before it that the till
 * and the web shop share.
 */
function expectedOrder(purchases: readonly Purchase[], dated: boolean): readonly Purchase[] {
  const isUndated = ({ channel }: Purchase) => !dated && channel === 'till';
  const place = (purchase: Purchase) => {
    if (!isUndated(purchase)) return purchase.at;
    const shared = purchases.filter(({ channel, at }) => channel === 'both' && at < purchase.at);
    return Math.max(...shared.map(({ at }) => at));
  };
  const inPlace = (a: Purchase, b: Purchase) =>
    place(a) === place(b) ? Number(isUndated(a)) - Number(isUndated(b)) : place(a) - place(b);
  return purchases.toSorted((a, b) => a.at - b.at).sort(inPlace);
}

function checkMoments(stored: readonly StoredOrder[], expected: readonly Purchase[], dated: boolean): void {
  stored.forEach(({ orderedAt, daysSincePriorOrder }, index) => {
    const { at, channel } = expected[index];
    if (!dated && channel === 'till') return;
    expect(orderedAt?.getTime()).toBe(at);
    const previous = stored[index - 1]?.orderedAt;
    if (previous) expect(daysSincePriorOrder).toBe(dayOf(at) - dayOf(previous.getTime()));
    else if (index === 0) expect(daysSincePriorOrder).toBeNull();
  });
}

/**
 * An item is a reorder if an earlier order contains the product, or if the till marks it as one: only the till has the
 * times of undated orders.
 */
function checkReorders(stored: readonly StoredOrder[], expected: readonly Purchase[]): void {
  const bought = new Set<number>();
  stored.forEach(({ items }, index) => {
    const { channel, at } = expected[index];
    const atTill = expected.filter((p) => channel === 'till' && p.channel !== 'web' && p.at < at);
    const boughtAtTill = new Set(atTill.flatMap(({ basket }) => basket));
    expect(items.map(({ reordered }) => reordered)).toEqual(
      items.map(({ productId }) => bought.has(productId) || boughtAtTill.has(productId)),
    );
    for (const { productId } of items) bought.add(productId);
  });
}

async function checkSameFilesAgain(database: Database, shop: TwoChannelShop): Promise<void> {
  const before = await contents(database);
  // An additional blank line changes the fingerprint, so the import compares all rows.
  const grown = { ...shop.files(), 'products.csv': [...shop.files()['products.csv'], ''] };
  for (const files of [shop.files(), grown]) {
    const { summary, findings } = await importFiles(database, files);
    expect(findings).toEqual([]);
    expect(summary.changed).toBe(false);
  }
  expect(await contents(database)).toEqual(before);
}

/** The aggregates that the imports updated equal a full rebuild. */
async function checkAggregates(database: Database): Promise<void> {
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
  const updated = await read();
  await refreshViews(database.pool, viewsDir);
  expect(updated).toEqual(await read());
}
