/** A transaction log, imported from the first row to the shop's tables. */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Database } from '../../../src/db/database';
import { recordOrder } from '../../../src/graphql/orders/record-order';
import { ShopZone } from '../../../src/orders/shop-zone';
import { createTestDatabase } from '../../setup/test-database';
import { importAny, shopOf } from '../import-any';
import type { Shop } from '../import-any';
import { contents, emptyTables } from '../import-into';
import { removeTemporaryFolders, temporaryFolder } from '../toy-folder';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => emptyTables(database));
afterAll(async () => {
  await database.close();
  removeTemporaryFolders();
});

/** Writes a log and returns its path. */
function logFile(lines: readonly string[], name = 'log.csv'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const header = 'order_id,customer_id,sku,quantity,created_at,product_name,unit_price,category';
const rows = [
  'A1,ada,milk-1,2,2026-03-02 08:15,Milk,1.20,Dairy',
  'A1,ada,tea-1,1,2026-03-02 08:15,Tea,3.50,Drinks',
  'A1,ada,milk-1,1,2026-03-02 08:15,Milk,1.20,Dairy',
  'A2,ada,milk-1,1,2026-03-09 18:40,Milk,1.25,Dairy',
  'B1,bob@example.com,tea-1,1,2026-03-03 12:00,Tea,3.50,Drinks',
  'B2,bob@example.com,jam-1,4,2026-03-10 12:00,Jam,2.00,',
  'R1,bob@example.com,jam-1,-1,2026-03-12 12:00,Jam,2.00,',
  'G1,,tea-1,1,2026-03-03 12:00,Tea,3.50,Drinks',
];
const log = [header, ...rows];

const shop: Shop = {
  products: [
    { id: 'jam-1', name: 'Jam', price: '2.00', aisle: 'missing', department: 'missing' },
    { id: 'milk-1', name: 'Milk', price: '1.25', aisle: 'Dairy', department: 'missing' },
    { id: 'tea-1', name: 'Tea', price: '3.50', aisle: 'Drinks', department: 'missing' },
  ],
  orders: [
    order('A1', 'ada', 1, '2026-03-02T08:15:00Z', 2, null),
    order('A2', 'ada', 2, '2026-03-09T18:40:00Z', 2, 7),
    order('B1', 'bob@example.com', 1, '2026-03-03T12:00:00Z', 3, null),
    order('B2', 'bob@example.com', 2, '2026-03-10T12:00:00Z', 3, 7),
  ],
  items: [
    { order: 'A1', product: 'milk-1', position: 1, reordered: false, quantity: 3 },
    { order: 'A1', product: 'tea-1', position: 2, reordered: false, quantity: 1 },
    { order: 'A2', product: 'milk-1', position: 1, reordered: true, quantity: 1 },
    { order: 'B1', product: 'tea-1', position: 1, reordered: false, quantity: 1 },
    { order: 'B2', product: 'jam-1', position: 1, reordered: false, quantity: 3 },
  ],
};

function order(
  id: string,
  user: string,
  number: number,
  at: string,
  day: number,
  days: number | null,
): Shop['orders'][number] {
  const moment = new Date(at);
  return { id, user, number, day, hour: moment.getUTCHours(), days, at: moment, source: 'csv' };
}

test('orders, items, products and users are derived, with the shop’s own ids', async () => {
  const { summary, findings } = await importAny(database, [logFile(log)]);
  expect(await shopOf(database)).toEqual(shop);
  expect(findings).toEqual([]);
  expect(summary.log?.counts).toMatchObject({ guestOrders: 1, returns: 1, unmatchedReturns: 0 });
  expect(summary.files).toMatchObject([{ rows: 8, rejected: 0 }]);
});

test('the same log again changes nothing, also in another file and in another order of rows', async () => {
  await importAny(database, [logFile(log)]);
  const before = await contents(database);
  const again = await importAny(database, [logFile(log)]);
  expect(again.summary.changed).toBe(false);
  const renamed = await importAny(database, [logFile(log, 'other.csv')]);
  expect(renamed.summary.changed).toBe(false);
  expect(await contents(database)).toEqual(before);
});

test('shuffled rows give the same shop, except for the places in the baskets', async () => {
  const keys = async () => {
    const { departments, aisles, products, users, orders } = await contents(database);
    return { departments, aisles, products, users, orders };
  };
  const withoutPlaces = async () =>
    (await shopOf(database)).items
      .map(({ order: id, product, reordered, quantity }) =>
        JSON.stringify([id, product, reordered, quantity]),
      )
      .sort();
  await importAny(database, [logFile(log)]);
  const expected = [await keys(), await withoutPlaces()];
  for (const shuffled of [[...rows].reverse(), [...rows.slice(3), ...rows.slice(0, 3)]]) {
    await emptyTables(database);
    await importAny(database, [logFile([header, ...shuffled])]);
    expect([await keys(), await withoutPlaces()]).toEqual(expected);
  }
});

test('later files add their orders, whether they overlap or not', async () => {
  await importAny(database, [logFile([header, ...rows.slice(0, 3), rows[4]])]);
  await importAny(database, [logFile([header, ...rows.slice(3)])]);
  expect(await shopOf(database)).toEqual(shop);
});

test('several files are one log', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'export-01.csv'), [header, ...rows.slice(0, 4)].join('\n'));
  writeFileSync(join(folder, 'export-02.csv'), [header, ...rows.slice(2)].join('\n'));
  const { summary } = await importAny(database, [join(folder, '*.csv')]);
  // Two rows are in both files.
  expect(summary.log?.counts.repeatedLines).toBe(2);
  expect(await shopOf(database)).toEqual(shop);
  await emptyTables(database);
  await importAny(database, [folder]);
  expect(await shopOf(database)).toEqual(shop);
});

test('a check reports the same and changes nothing', async () => {
  const before = await contents(database);
  const { summary } = await importAny(database, [logFile(log)], { check: true });
  expect(summary).toMatchObject({ check: true, changed: true, stored: { orders: 4, order_items: 5 } });
  expect(summary.changes.orders).toEqual({ added: 4, changed: 0, removed: 0 });
  expect(await contents(database)).toEqual(before);
  const { rows: schemas } = await database.pool.query(
    `select from pg_namespace where nspname = 'import_staging'`,
  );
  expect(schemas).toEqual([]);
});

test('a map file decides what the columns mean', async () => {
  const path = logFile(['who;what;when', 'ada;milk;02.03.2026', 'ada;tea;02.03.2026', 'ada;milk;09.03.2026']);
  await expect(importAny(database, [path])).rejects.toThrow(
    /Expected columns for user .* got none whose name is known.*--map/s,
  );
  const map = { name: 'map.yaml', text: 'columns: { user: who, product: what, time: when }' };
  await importAny(database, [path], { map });
  const { orders, items } = await shopOf(database);
  expect(orders).toMatchObject([
    { id: 'ada/2026-03-02', number: 1, hour: null, day: 2 },
    { id: 'ada/2026-03-09', number: 2, days: 7 },
  ]);
  expect(items).toHaveLength(3);
});

test('rejected rows are listed with file, line, column and value', async () => {
  const bad = 'B3,bob@example.com,jam-1,many,2026-03-10 12:00,Jam,2.00,';
  const { findings, summary } = await importAny(database, [logFile([...log, bad])], { maxRejectShare: 0.2 });
  expect(findings).toMatchObject([
    { file: expect.stringMatching(/log\.csv$/) as string, line: '10', column: 'quantity', value: 'many' },
  ]);
  expect(summary.files).toMatchObject([{ rows: 9, rejected: 1 }]);
  await emptyTables(database);
  await expect(importAny(database, [logFile([...log, bad])])).rejects.toThrow(/1 of 9 rows rejected/);
  await expect(importAny(database, [logFile([...log, bad])], { check: true })).rejects.toThrow(/rejected/);
  expect((await shopOf(database)).orders).toEqual([]);
});

test('dates that can be read in two ways are refused', async () => {
  const path = logFile(['user,product,date', 'ada,milk,01/02/2026']);
  await expect(importAny(database, [path])).rejects.toThrow(/1 February 2026 or 2 January 2026.*dateOrder/s);
});

test('a log of which nothing is left says why', async () => {
  const path = logFile([header, rows[7]]);
  await expect(importAny(database, [path])).rejects.toThrow(/expected rows with orders.*1 guest/s);
});

test('times are read in the zone of the shop', async () => {
  await importAny(database, [logFile(log)], { shopZone: new ShopZone('Asia/Karachi') });
  const { orders } = await shopOf(database);
  expect(orders[0]).toMatchObject({ at: new Date('2026-03-02T03:15:00Z'), hour: 8, day: 2 });
});

test('orders without dates are numbered by day', async () => {
  const path = logFile([
    'household_key,BASKET_ID,DAY,PRODUCT_ID,QUANTITY,TRANS_TIME',
    '1,900,12,7,1,1631',
    '1,901,15,7,1,905',
  ]);
  await importAny(database, [path]);
  expect((await shopOf(database)).orders).toMatchObject([
    { id: '900', number: 1, days: null, day: null, hour: 16, at: null },
    { id: '901', number: 2, days: 3, day: null, hour: 9, at: null },
  ]);
});

test('files beside the log are named, not read', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'sales.csv'), log.join('\n'));
  writeFileSync(join(folder, 'stores.csv'), 'store,city\n1,Lahore\n');
  writeFileSync(join(folder, 'terms.pdf'), 'terms');
  const { summary } = await importAny(database, [folder]);
  expect(summary.unread.map(({ name }) => basename(name)).sort()).toEqual(['stores.csv', 'terms.pdf']);
  expect(await shopOf(database)).toEqual(shop);
});

test('events without a purchase are reported', async () => {
  const path = logFile(['user,product,date,event', 'ada,milk,2026-03-02,view']);
  const { summary } = await importAny(database, [path], { check: true });
  expect(summary.log?.lacksPurchases).toBe(true);
});

test('files of orders, order items and products in other formats and with other names', async () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'shop orders.jsonl'),
    ['A', 'B']
      .map((id, index) => JSON.stringify({ order_id: id, user_id: 'u', order_number: index + 1 }))
      .join('\n'),
  );
  writeFileSync(join(folder, 'shop items.csv.gz'), gzipSync('Order ID;Product ID\nA;milk\nB;tea\nB;milk\n'));
  writeFileSync(
    join(folder, 'shop products.txt'),
    'product_id\tproduct_name\taisle_id\tdepartment_id\nmilk\tMilk\t1\t1\ntea\tTea\t1\t1\n',
  );
  const { summary, notices } = await importAny(database, [folder]);
  expect(summary.stored).toMatchObject({ users: 1, orders: 2, products: 2, order_items: 3 });
  expect(notices.join('\n')).toMatch(/shop items\.csv\.gz is read as order_items\.csv\./);
});

describe('--from', () => {
  const later = [
    header,
    // A1 is missing, A2 has changed, B2 is missing, C1 is new.
    'A2,ada,tea-1,1,2026-03-09 18:40,Tea,3.50,Drinks',
    'C1,cem,tea-1,1,2026-03-11 10:00,Tea,3.50,Drinks',
  ];

  test('replaces the orders from that day on, and keeps earlier ones', async () => {
    await importAny(database, [logFile(log)]);
    const { summary } = await importAny(database, [logFile(later)], { from: '2026-03-09' });
    expect(summary.changes.orders).toMatchObject({ added: 1, removed: 1 });
    const { orders, items } = await shopOf(database);
    expect(orders.map(({ id, number }) => [id, number])).toEqual([
      ['A1', 1],
      ['A2', 2],
      ['B1', 1],
      ['C1', 1],
    ]);
    expect(items.filter((item) => item.order === 'A2')).toMatchObject([
      { product: 'tea-1', reordered: true },
    ]);
  });

  test('adds no earlier orders', async () => {
    await importAny(database, [logFile(log)], { from: '2026-03-10' });
    expect((await shopOf(database)).orders.map(({ id }) => id)).toEqual(['B2']);
  });

  test('keeps orders recorded through the API', async () => {
    await importAny(database, [logFile(log)]);
    const { rows: users } = await database.pool.query<{ id: number; product: number }>(
      `select id, (select id from products where external_id = 'tea-1') as product from users where external_id = 'ada'`,
    );
    await recordOrder({ pool: database.pool, zone: new ShopZone('UTC') }, users[0].id, {
      items: [{ productKey: users[0].product, quantity: null }],
      orderedAt: new Date('2026-03-12T10:00:00Z'),
    });
    await importAny(database, [logFile(later)], { from: '2026-03-09' });
    const { orders } = await shopOf(database);
    expect(orders.filter(({ user }) => user === 'ada').map(({ source, number }) => [source, number])).toEqual(
      [
        ['csv', 1],
        ['csv', 2],
        ['api', 3],
      ],
    );
  });

  test('needs orders with dates', async () => {
    const path = logFile(['household_key,BASKET_ID,DAY,PRODUCT_ID,QUANTITY,TRANS_TIME', '1,900,12,7,1,1631']);
    await expect(importAny(database, [path], { from: '2026-03-09' })).rejects.toThrow(
      /--from: expected orders with dates/,
    );
  });
});

test('an interrupted import resumes without reading the log again', async () => {
  const path = logFile(log);
  const abort = new AbortController();
  const interrupted = importAny(database, [path], {
    signal: abort.signal,
    startProgress: (label) => {
      if (label === 'Merging') abort.abort(new Error('interrupted'));
      return { update: () => {}, stop: () => {} };
    },
  });
  await expect(interrupted).rejects.toThrow('interrupted');
  expect((await shopOf(database)).orders).toEqual([]);
  const labels: string[] = [];
  const { summary } = await importAny(database, [path], {
    startProgress: (label) => {
      labels.push(label);
      return { update: () => {}, stop: () => {} };
    },
  });
  expect(labels.filter((label) => /^(Reading|Loading)/.test(label))).toEqual([]);
  expect(summary.log?.counts.orders).toBe(4);
  expect(await shopOf(database)).toEqual(shop);
});
