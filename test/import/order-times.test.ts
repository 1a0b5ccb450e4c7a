/** Number, day, hour and gap of dated orders follow from their moments, in the shop's time zone. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Database } from '../../src/db/database';
import { recordOrder } from '../../src/graphql/orders/record-order';
import type { ImportOptions } from '../../src/import/run-import';
import { ShopZone } from '../../src/orders/shop-zone';
import { createTestDatabase } from '../setup/test-database';
import { contents, emptyTables, importFiles, importFolder } from './import-into';
import { removeTemporaryFolders, temporaryFolder } from './toy-folder';
import type { FolderText } from './toy-folder';

const berlin = { shopZone: new ShopZone('Europe/Berlin') };
const karachi = { shopZone: new ShopZone('Asia/Karachi') };

const cases = resolve(__dirname, '../../../shared/cases/import');
const describeCases = existsSync(cases) ? describe : describe.skip;
if (!existsSync(cases)) console.log(`Skipped: ${cases} does not exist.`);

/** Orders with one item each: product 10, and 11 where the id is even. */
function shop(header: string, ...lines: readonly string[]): FolderText {
  const ids = lines.map((line) => Number(line.split(',')[0]));
  return {
    'products.csv': ['product_id,product_name,aisle_id,department_id', '10,Milk,1,1', '11,Bread,1,1'],
    'orders.csv': [`order_id,user_id,eval_set,${header}`, ...lines],
    'order_items.csv': [
      'order_id,product_id,add_to_cart_order,reordered',
      ...ids.map((id) => `${id},${id % 2 === 0 ? 11 : 10},1,0`),
    ],
  };
}

describe('the orders file', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(() => emptyTables(database));
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  /** id, number, day, hour, gap and moment of each order, by user and number. */
  async function storedOrders(): Promise<readonly string[]> {
    const orders = await database.prisma.order.findMany({
      orderBy: [{ userId: 'asc' }, { orderNumber: 'asc' }],
    });
    return orders.map(({ id, orderNumber, dayOfWeek, hourOfDay, daysSincePriorOrder, orderedAt }) =>
      [id, orderNumber, dayOfWeek, hourOfDay, daysSincePriorOrder, orderedAt?.toISOString() ?? null].join(
        ' ',
      ),
    );
  }

  async function expectNoChange(files: FolderText, options: Partial<ImportOptions> = berlin): Promise<void> {
    const before = await contents(database);
    const { summary } = await importFiles(database, files, options);
    expect(summary.changed).toBe(false);
    expect(await contents(database)).toEqual(before);
  }

  test('may contain moments alone, in any order and spelling', async () => {
    const files = shop(
      'created_at',
      '3,1,prior,2026-03-30 00:10',
      '1,1,prior,2026-03-28T22:30:00Z',
      '2,1,prior,2026-03-29T03:00+02:00',
      '4,1,prior,2026-04-02',
      '5,2,prior,2026-03-29 02:30',
    );
    const { summary, findings } = await importFiles(database, files, berlin);
    expect(findings).toEqual([]);
    expect(await storedOrders()).toEqual([
      '1 1 0 23  2026-03-28T22:30:00.000Z',
      '2 2 1 3 1 2026-03-29T01:00:00.000Z',
      '3 3 2 0 1 2026-03-29T22:10:00.000Z',
      '4 4 5  3 2026-04-01T22:00:00.000Z',
      '5 1 1 3  2026-03-29T01:30:00.000Z',
    ]);
    expect(summary.warnings).toEqual([
      'Orders at a local time that does not exist, because clocks were set forward: 1 (first: orders.csv, line 6). The time was moved forward.',
    ]);
    await expectNoChange(files);
  });

  test('without moments needs order numbers', async () => {
    await expect(importFiles(database, shop('order_dow', '1,1,prior,2'))).rejects.toThrow(
      'order_number (or ordered_at) is missing from the header',
    );
    const files = shop(
      'order_number,days_since_prior_order',
      '1,1,prior,1,NaN',
      '2,1,prior,2,7',
      '3,1,prior,NULL,7',
    );
    const { findings } = await importFiles(database, files, { maxRejectShare: 1 });
    expect(findings).toMatchObject([
      { column: 'order_number', reason: 'expected an order number, or a moment in ordered_at' },
      { column: 'order_id', outcome: 'rejected' },
    ]);
    expect(await storedOrders()).toEqual(['1 1    ', '2 2   7 ']);
  });

  test('undated orders keep their columns and precede dated ones', async () => {
    const files = shop(
      'order_number,order_dow,order_hour_of_day,days_since_prior_order,ordered_at',
      '1,1,prior,4,3,9,4,',
      '2,1,prior,1,5,6,2,2026-11-20T10:00Z',
      '3,1,prior,2,6,8,3,NaN',
    );
    await importFiles(database, files, berlin);
    expect(await storedOrders()).toEqual(['3 1 6 8 3 ', '1 2 3 9 4 ', '2 3 6 11 2 2026-11-20T10:00:00.000Z']);
    await expectNoChange(files);
  });

  test('values that contradict the moments are reported together, with their likely cause', async () => {
    const header = 'order_number,order_dow,order_hour_of_day,days_since_prior_order,ordered_at';
    const { summary, findings } = await importFiles(
      database,
      // Days are counted from Monday, hours are in UTC, gaps in hours, and the newest order has the number 1.
      shop(
        header,
        '1,1,prior,3,0,9,,2026-11-02T09:10Z',
        '2,1,prior,2,2,9,48,2026-11-04T09:10Z',
        '3,1,prior,1,5,9,72,2026-11-07T09:10Z',
      ),
      berlin,
    );
    expect(findings).toEqual([]);
    expect(await storedOrders()).toEqual([
      '1 1 2 10  2026-11-02T09:10:00.000Z',
      '2 2 4 10 2 2026-11-04T09:10:00.000Z',
      '3 3 0 10 3 2026-11-07T09:10:00.000Z',
    ]);
    expect(summary.warnings).toEqual([
      expect.stringMatching(
        /^Orders whose days_since_prior_order .* 2 .*line 3: 48 instead of 2.* gaps in hours\?$/,
      ),
      expect.stringMatching(/^Orders whose order_dow .* 3 .* days counted from Monday\?$/),
      expect.stringMatching(/^Orders whose order_hour_of_day .* 3 .* hours in UTC\?$/),
      expect.stringMatching(/^Orders whose order_number .* 2 .* numbered from the newest\?$/),
    ]);
  });

  test('an order in the future is reported with the time zone', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const { summary } = await importFiles(database, shop('ordered_at', `1,1,prior,${tomorrow}`), berlin);
    expect(summary.warnings).toEqual([
      expect.stringMatching(
        /^Orders dated in the future: 1 .*line 2.* Is SHOP_TIME_ZONE=Europe\/Berlin the shop's/,
      ),
    ]);
  });

  test('a late order is put in its place, in a later file that contains only new orders', async () => {
    const header = 'order_number,ordered_at';
    const first = shop(header, '2,1,prior,1,2026-11-02T09:00', '4,1,prior,2,2026-11-09T09:00');
    const second = shop(header, '6,1,prior,2,2026-11-05T09:00', '8,1,prior,3,2026-11-12T09:00');
    await importFiles(database, first, berlin);
    const { findings } = await importFiles(database, second, berlin);
    expect(findings).toEqual([]);
    const expected = [
      '2 1 2 9  2026-11-02T08:00:00.000Z',
      '6 2 5 9 3 2026-11-05T08:00:00.000Z',
      '4 3 2 9 4 2026-11-09T08:00:00.000Z',
      '8 4 5 9 3 2026-11-12T08:00:00.000Z',
    ];
    expect(await storedOrders()).toEqual(expected);
    const { rows } = await database.pool.query(
      'select order_id, reordered from order_items order by order_id',
    );
    expect(rows).toEqual([
      { order_id: 2, reordered: false },
      { order_id: 4, reordered: true },
      { order_id: 6, reordered: true },
      { order_id: 8, reordered: true },
    ]);
    await expectNoChange(second);
    await importFiles(database, first, berlin);
    expect(await storedOrders()).toEqual(expected);
  });

  test('a late undated order with a number that is taken is rejected', async () => {
    await importFiles(database, shop('order_number', '1,1,prior,1', '2,1,prior,2'));
    const { findings } = await importFiles(database, shop('order_number', '3,1,prior,2'), {
      maxRejectShare: 1,
    });
    expect(findings).toContainEqual(
      expect.objectContaining({ reason: expect.stringContaining('expected an unused order number') }),
    );
  });

  test('another time zone derives the stored orders again, before the files are read', async () => {
    const header = 'ordered_at';
    const lines = [
      '1,1,prior,2026-11-02T23:30Z',
      '2,1,prior,2026-11-04T01:00Z',
      '3,1,prior,2026-11-09',
    ] as const;
    await importFiles(database, shop(header, ...lines));
    expect(await storedOrders()).toEqual([
      '1 1 2 23  2026-11-02T23:30:00.000Z',
      '2 2 4 1 2 2026-11-04T01:00:00.000Z',
      '3 3 2  5 2026-11-09T00:00:00.000Z',
    ]);
    const later = shop(header, '4,2,prior,2026-11-10T12:00Z');
    const { notices } = await importFiles(database, later, karachi);
    expect(notices[0]).toContain('The stored orders are in the time zone UTC');
    expect(await storedOrders()).toEqual([
      '1 1 3 4  2026-11-02T23:30:00.000Z',
      '2 2 4 6 1 2026-11-04T01:00:00.000Z',
      '3 3 2  5 2026-11-08T19:00:00.000Z',
      '4 1 3 17  2026-11-10T12:00:00.000Z',
    ]);
    const { rows } = await database.pool.query('select time_zone from shop_time_zone');
    expect(rows).toEqual([{ time_zone: 'Asia/Karachi' }]);
    await expectNoChange(later, karachi);
  });

  describeCases('among the cases that failed', () => {
    test('07: gaps are empty, but orders are dated', async () => {
      const { findings } = await importFolder(database, join(cases, '07_gaps_empty_but_dated'), berlin);
      expect(findings).toEqual([]);
      const gaps = (await storedOrders()).map((order) => order.split(' ')[4]);
      expect(gaps).toEqual(['', '7', '7', '', '14', '14', '', '7', '7']);
    });

    test('09: the first gap is NaN', async () => {
      const { findings } = await importFolder(database, join(cases, '09_nan_first_gap'));
      expect(findings).toEqual([]);
      const gaps = (await storedOrders()).map((order) => order.split(' ')[4]);
      expect(gaps).toEqual(['', '7', '7', '', '14', '14', '', '7', '7']);
    });

    test('18: an order of the last hour in local time is not in the future', async () => {
      const folder = temporaryFolder();
      cpSync(join(cases, '18_local_time_read_as_utc'), folder, { recursive: true });
      const file = join(folder, 'orders.csv');
      const local = new Date(Date.now() + 4.5 * 3_600_000).toISOString().slice(0, 16);
      writeFileSync(file, readFileSync(file, 'utf8').replace('2026-11-30T22:30', local));
      const inUtc = await importFolder(database, folder);
      expect(inUtc.summary.warnings.join()).toContain('Orders dated in the future: 1 ');
      await emptyTables(database);
      const { summary } = await importFolder(database, folder, karachi);
      expect(summary.warnings.join()).not.toContain('future');
      const store = { pool: database.pool, zone: karachi.shopZone };
      const items = [{ productKey: 10, quantity: null }];
      const { order } = await recordOrder(store, 3, { items, orderedAt: new Date() });
      expect(order.orderNumber).toBe(4);
    });
  });
});
