/** Small files as shops have them, imported as `npm run import -- FOLDER` imports them. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Database } from '../../src/db/database';
import { ShopZone } from '../../src/orders/shop-zone';
import { createTestDatabase } from '../setup/test-database';
import { emptyTables } from './import-into';
import { importAny, shopOf } from './import-any';
import { removeTemporaryFolders } from './toy-folder';

const cases = resolve(__dirname, '../../../shared/cases/import');
const isThere = existsSync(cases);
if (!isThere) console.log(`Skipped: the folder ${cases} is not there.`);

(isThere ? describe : describe.skip)('a folder as shops have it', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(() => emptyTables(database));
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  const folder = (name: string) => join(cases, name);

  test.each([
    '00_control',
    '01_names_of_run_md',
    '02_no_users_file',
    '03_no_train_file',
    '04_second_item_file_ignored',
    '07_gaps_empty_but_dated',
    '08_price_and_quantity_ignored',
    '09_nan_first_gap',
    '11_string_skus',
    '12_long_order_ids',
    '16_gz',
    '18_local_time_read_as_utc',
    '25_product_twice_in_order',
  ])('%s: three users with three orders of two products', async (name) => {
    const { summary } = await importAny(database, [folder(name)]);
    expect(summary.stored).toMatchObject({ users: 3, orders: 9, products: 2, order_items: 18 });
    const { orders } = await shopOf(database);
    expect(orders.map(({ number }) => number)).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3]);
    const again = await importAny(database, [folder(name)]);
    expect(again.summary.changed).toBe(false);
  });

  test('04: a second file of order items is read with the first', async () => {
    const { summary } = await importAny(database, [folder('04_second_item_file_ignored')]);
    expect(summary.read.map(({ name }) => name)).toContain('order_products__prior_2.csv');
    expect(summary.unread).toEqual([]);
  });

  test('07: gaps are derived from the moments', async () => {
    await importAny(database, [folder('07_gaps_empty_but_dated')]);
    const { orders } = await shopOf(database);
    expect(orders.map(({ days }) => days)).toEqual([null, 7, 7, null, 14, 14, null, 7, 7]);
  });

  test('08: prices and quantities are stored', async () => {
    await importAny(database, [folder('08_price_and_quantity_ignored')]);
    const { products, items } = await shopOf(database);
    expect(products.map(({ price }) => price)).toEqual(['2.50', '2.50']);
    expect(new Set(items.map(({ quantity }) => quantity))).toEqual(new Set([3]));
  });

  test('10: names in Windows-1252 are decoded and reported', async () => {
    const { notices } = await importAny(database, [folder('10_latin1_products')]);
    expect(notices).toContain('products.csv is read as products.csv, encoding windows-1252.');
    const { products } = await shopOf(database);
    expect(products.map(({ name }) => name)).toEqual(['Milk', 'Crème fraîche']);
  });

  test('11: ids are those of the shop', async () => {
    await importAny(database, [folder('11_string_skus')]);
    const { products } = await shopOf(database);
    expect(products.map(({ id }) => id)).toEqual([
      expect.stringMatching(/^SKU-/),
      expect.stringMatching(/^SKU-/),
    ]);
  });

  test('18: local times are those of the shop', async () => {
    await importAny(database, [folder('18_local_time_read_as_utc')], {
      shopZone: new ShopZone('Asia/Karachi'),
    });
    const { orders } = await shopOf(database);
    expect(orders.at(-1)).toMatchObject({ at: new Date('2026-11-30T17:30:00Z'), hour: 22 });
  });

  test('21: a transaction log', async () => {
    const check = await importAny(database, [folder('21_online_retail')], { check: true });
    expect(check.notices.join('\n')).toContain('Columns, as in exports of Online Retail:');
    expect(check.summary.log?.counts).toMatchObject({ orders: 1, guestOrders: 1 });
    expect(check.summary.stored.orders).toBe(1);
    expect((await shopOf(database)).orders).toEqual([]);
    await importAny(database, [folder('21_online_retail')]);
    const { orders, items, products } = await shopOf(database);
    expect(orders).toMatchObject([
      { id: '536365', user: '17850', at: new Date('2010-12-01T08:26:00Z'), hour: 8 },
    ]);
    expect(items).toMatchObject([{ product: '85123A', quantity: 6 }]);
    expect(products).toMatchObject([
      { id: '85123A', name: 'WHITE HANGING HEART T-LIGHT HOLDER', price: '2.55' },
    ]);
  });

  test('23: a shop with few regular customers', async () => {
    const { summary } = await importAny(database, [folder('23_few_regular_customers')]);
    expect(summary.stored.users).toBe(314);
  });

  test('24: ids that each export generates from scratch are refused with the share of swapped users', async () => {
    await importAny(database, [folder('24_newest_first_export_day1')]);
    const before = await shopOf(database);
    const day2 = [folder('24_newest_first_export_day2')];
    await expect(importAny(database, day2)).rejects.toThrow(/would change users/);
    await expect(importAny(database, day2, { check: true })).rejects.toThrow(/would change users/);
    expect(await shopOf(database)).toEqual(before);
    await importAny(database, day2, { replace: true });
  });

  test('25: the quantities of a product that is twice in an order are added', async () => {
    const { findings } = await importAny(database, [folder('25_product_twice_in_order')]);
    expect(findings).toMatchObject([{ outcome: 'duplicate' }]);
  });

  test('every folder has a test', () => {
    const tested = new Set(['10', '21', '23', '24']);
    const simple = ['00', '01', '02', '03', '04', '07', '08', '09', '11', '12', '16', '18', '25'];
    const numbers = readdirSync(cases).map((name) => name.slice(0, 2));
    expect(numbers.filter((number) => !tested.has(number) && !simple.includes(number))).toEqual([]);
  });
});
