/** Orders, items, returns and exclusions in SQL, on a real Postgres. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import type { PoolClient } from 'pg';
import type { Database } from '../../../src/db/database';
import { recogniseColumns } from '../../../src/import/columns/recognise-columns';
import type { Mapping } from '../../../src/import/columns/mapping';
import { createStagedLines, deriveOrders } from '../../../src/import/lines/derive-orders';
import type { DerivationCounts } from '../../../src/import/lines/derive-orders';
import { stageLog } from '../../../src/import/lines/stage-log';
import type { StagedLog } from '../../../src/import/lines/stage-log';
import { findFiles } from '../../../src/import/tables/find-files';
import { openTable } from '../../../src/import/tables/open-table';
import { createTestDatabase } from '../../setup/test-database';
import { folderOf, removeFolders } from '../tables/read-table';
import { deriveNaively } from './derive-naively';
import { linesOf } from './read-lines';
import { fixedClock } from './utc-clock';

let database: Database;
let client: PoolClient;
beforeAll(async () => {
  database = await createTestDatabase();
  client = await database.pool.connect();
});
afterAll(async () => {
  client.release();
  await database.close();
  removeFolders();
});

interface Derived {
  readonly log: StagedLog;
  readonly counts: DerivationCounts;
}

/** Derives the orders of files, in a schema of their own. */
async function derive(
  files: Readonly<Record<string, string>> | string,
  settings: Partial<Mapping> = {},
): Promise<Derived> {
  const table = await openTable(
    typeof files === 'string'
      ? [{ path: files, name: 'log.csv' }]
      : (await findFiles(['.'], folderOf(files))).files,
  );
  try {
    const mapping = { ...recogniseColumns(table.columns, []).mapping, ...settings };
    await client.query('drop schema if exists log cascade; create schema log; set search_path to log');
    await createStagedLines(client);
    const log = await stageLog(client, table, {
      mapping,
      clockOf: () => fixedClock(),
      onFinding: () => undefined,
    });
    const counts = await deriveOrders(client, { guests: mapping.guests, parts: table.parts.length });
    return { log, counts };
  } finally {
    await table.close();
  }
}

/** `order user: product quantity, ...` by time. */
async function baskets(): Promise<readonly string[]> {
  const { rows } = await client.query<{ basket: string }>(
    `select o.order_id || ' ' || o.user_text || ': ' || string_agg(i.product_text || ' ' || i.quantity, ', ' order by i.position) as basket
     from log_orders o join log_items i using (order_id) group by o.order_id, o.user_text, o.sort_time order by o.sort_time, o.order_id`,
  );
  return rows.map(({ basket }) => basket);
}

const header = 'order_id,user_id,sku,quantity,ordered_at,product_name,unit_price,status';

test('several rows of a product are one item, in the place of the first', async () => {
  const { counts } = await derive({
    'a.csv': [
      header,
      '1,u,milk,2,2024-01-02 10:00,,,',
      '1,u,tea,1,2024-01-02 10:00,,,',
      '1,u,milk,3,2024-01-02 10:01,,,',
    ].join('\n'),
  });
  expect(await baskets()).toEqual(['1 u: milk 5, tea 1']);
  expect(counts).toMatchObject({ users: 1, orders: 1, items: 2, purchaseLines: 3, products: 2 });
  const { rows } = await client.query('select moment, local_day, hour_of_day from log_orders');
  expect(rows).toEqual([{ moment: new Date('2024-01-02T10:00:00Z'), local_day: 19_724, hour_of_day: 10 }]);
});

test('without an order column, an order is what a user bought on a day', async () => {
  await derive({
    'a.csv': [
      'user,sku,date',
      'u,milk,2024-01-02 10:00',
      'v,tea,2024-01-02 09:00',
      'u,tea,2024-01-02 08:00',
      'u,milk,2024-01-03 10:00',
    ].join('\n'),
  });
  expect(await baskets()).toEqual([
    'u/2024-01-02 u: milk 1, tea 1',
    'v/2024-01-02 v: tea 1',
    'u/2024-01-03 u: milk 1',
  ]);
  const { rows } = await client.query("select hour_of_day from log_orders where order_id = 'u/2024-01-02'");
  expect(rows).toEqual([{ hour_of_day: 8 }]);
});

test('undated orders by number', async () => {
  const { counts } = await derive({
    'a.csv': ['user,item,order_number', 'u,milk,1', 'u,tea,2', 'u,jam,2', 'u,oil,'].join('\n'),
  });
  expect(await baskets()).toEqual(['u/1 u: milk 1', 'u/2 u: tea 1, jam 1']);
  expect(counts.excludedLines).toEqual({ 'without a time': 1 });
});

test('user, time and state in the first row of an order hold for all its rows', async () => {
  const { counts } = await derive({
    'a.csv': [
      header,
      '1,u,milk,1,2024-01-02 10:00,,,paid',
      '1,,tea,1,,,,',
      '2,u,milk,1,2024-01-03 10:00,,,voided',
      '2,,tea,1,,,,',
    ].join('\n'),
  });
  expect(await baskets()).toEqual(['1 u: milk 1, tea 1']);
  expect(counts.excludedLines).toEqual({ 'cancelled order': 2 });
});

describe('returns', () => {
  const rows = [
    header,
    '1,u,milk,5,2024-01-01,,,',
    '2,u,milk,2,2024-01-02,,,',
    '2,u,tea,1,2024-01-02,,,',
    '3,u,milk,9,2024-01-09,,,',
  ];
  test.each<[string, readonly string[], readonly string[], Partial<DerivationCounts>]>([
    [
      'reduce the latest earlier order',
      ['R,u,milk,-1,2024-01-05,,,'],
      ['1 u: milk 5', '2 u: milk 1, tea 1', '3 u: milk 9'],
      { unmatchedReturns: 0 },
    ],
    [
      'skip orders with too little',
      ['R,u,milk,-3,2024-01-05,,,'],
      ['1 u: milk 2', '2 u: milk 2, tea 1', '3 u: milk 9'],
      { unmatchedReturns: 0 },
    ],
    [
      'remove an item and close the gap',
      ['R,u,milk,-2,2024-01-05,,,'],
      ['1 u: milk 5', '2 u: tea 1', '3 u: milk 9'],
      { returnedItems: 1, returnedOrders: 0 },
    ],
    [
      'remove an order',
      ['R,u,milk,-5,2024-01-05,,,'],
      ['2 u: milk 2, tea 1', '3 u: milk 9'],
      { returnedItems: 1, returnedOrders: 1 },
    ],
    [
      'are applied one after the other',
      ['R,u,milk,-2,2024-01-05,,,', 'R2,u,milk,-2,2024-01-06,,,'],
      ['1 u: milk 3', '2 u: tea 1', '3 u: milk 9'],
      { returns: 2, unmatchedReturns: 0 },
    ],
    [
      'of the same order reduce it',
      ['3,u,milk,-4,2024-01-09,,,'],
      ['1 u: milk 5', '2 u: milk 2, tea 1', '3 u: milk 5'],
      {},
    ],
    [
      'before the first order or of more than was bought change nothing',
      ['R,u,milk,-1,2023-01-05,,,', 'R2,u,milk,-10,2024-01-10,,,', 'R3,v,milk,-1,2024-01-10,,,'],
      ['1 u: milk 5', '2 u: milk 2, tea 1', '3 u: milk 9'],
      { unmatchedReturns: 3 },
    ],
  ])('%s', async (_, returned, expected, counts) => {
    const derived = await derive({ 'a.csv': [...rows, ...returned].join('\n') });
    expect(await baskets()).toEqual(expected);
    expect(derived.counts).toMatchObject(counts);
    const { rows: positions } = await client.query(
      "select position from log_items where order_id = '2' order by position",
    );
    expect(positions.map(({ position }) => position)).toEqual(positions.map((__, index) => index + 1));
  });
});

test('guests are counted and left out, or count as users of one order', async () => {
  const log = {
    'a.csv': [header, '1,u,milk,1,2024-01-02,,,', '2,,tea,1,2024-01-03,,,', '2,,jam,1,2024-01-03,,,'].join(
      '\n',
    ),
  };
  const { counts } = await derive(log);
  expect(await baskets()).toEqual(['1 u: milk 1']);
  expect(counts).toMatchObject({ guestOrders: 1, excludedLines: { guest: 2 }, products: 1 });
  expect((await derive(log, { guests: 'count' })).counts).toMatchObject({ guestOrders: 0, users: 2 });
  expect(await baskets()).toEqual(['1 u: milk 1', '2 guest/2: tea 1, jam 1']);
});

test('a row of another user in an order is left out', async () => {
  const { counts } = await derive({
    'a.csv': [header, '1,u,milk,1,2024-01-02,,,', '1,v,tea,1,2024-01-02,,,'].join('\n'),
  });
  expect(await baskets()).toEqual(['1 u: milk 1']);
  expect(counts.excludedLines).toEqual({ 'other user in the order': 1 });
});

test('products have the latest name, price and categories', async () => {
  await derive({
    'a.csv': [
      'order_id,user_id,sku,quantity,ordered_at,product_name,unit_price,category,department',
      '2,u,1,1,2024-02-02,New milk,2.555,,Fresh',
      '1,u,1,1,2024-01-02,Milk,1.1,Dairy,',
      '3,u,1,1,2024-03-02,,0,,',
      '3,u,2,1,2024-03-02,,,,',
    ].join('\n'),
  });
  const { rows } = await client.query('select * from log_products order by product_text');
  expect(rows).toEqual([
    { product_text: '1', name: 'New milk', price: '2.56', aisle: 'Dairy', department: 'Fresh' },
    { product_text: '2', name: '2', price: null, aisle: null, department: null },
  ]);
});

test('rows of overlapping exports count once; rows that are twice in one file count twice', async () => {
  const rows = ['1,u,milk,1,2024-01-02,,,', '1,u,milk,1,2024-01-02,,,', '2,u,tea,1,2024-01-03,,,'];
  const { counts } = await derive({
    'a.csv': [header, ...rows].join('\n'),
    'b.csv': [header, ...rows.slice(1), '2,u,jam,1,2024-01-03,,,'].join('\n'),
  });
  expect(await baskets()).toEqual(['1 u: milk 2', '2 u: tea 1, jam 1']);
  expect(counts.repeatedLines).toBe(2);
});

test('a random log has the orders that the naive derivation finds', async () => {
  const row = fc.record({
    order: fc.constantFrom('', '1', '2', '3', '4', '5'),
    user: fc.constantFrom('u', 'u', 'v', ''),
    sku: fc.constantFrom('milk', 'tea', 'jam'),
    quantity: fc.constantFrom(1, 2, 3, 5, -1, -2),
    day: fc.integer({ min: 1, max: 9 }),
    status: fc.constantFrom('', '', '', '', '', 'voided'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
      const log = [
        header,
        ...rows.map(
          ({ order, user, sku, quantity, day, status }) =>
            `${order},${user},${sku},${quantity},2024-01-0${day} 10:0${day},,,${status}`,
        ),
      ];
      const { counts } = await derive({ 'a.csv': log.join('\n') });
      const expected = [...deriveNaively(linesOf(log))]
        .map(([id, { user, sortTime, items }]) => ({
          sortTime,
          basket: `${id} ${user}: ${items.map(([product, quantity]) => `${product} ${quantity}`).join(', ')}`,
        }))
        .map(({ basket }) => basket)
        .sort();
      expect([...(await baskets())].sort()).toEqual(expected);
      const excluded = Object.values(counts.excludedLines).reduce((sum, count) => sum + count, 0);
      expect(counts.purchaseLines + counts.returns + excluded).toBe(rows.length);
    }),
    { numRuns: 60 },
  );
});

const onlineRetail = resolve(__dirname, '../../../../shared/data/online_retail_raw/online_retail_II.csv');
const onRealData = existsSync(onlineRetail) ? test : test.skip;
if (!existsSync(onlineRetail)) console.log('Skipped: the Online Retail data is not there.');

onRealData('Online Retail: every row is accounted for', async () => {
  const { log, counts } = await derive(onlineRetail);
  const sum = (numbers: readonly (number | undefined)[]) =>
    numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
  expect(log.rejected).toBe(0);
  expect(log.staged + sum(Object.values(log.excluded))).toBe(log.rows);
  expect(counts.purchaseLines + counts.returns + sum(Object.values(counts.excludedLines))).toBe(log.staged);
  expect(log.formats.wholeIds).toEqual(new Set(['user']));
  const { rows } = await client.query<{ bad: number }>(
    `select (select count(*) from log_items where product_text in ('POST', 'M', 'DOT', 'BANK CHARGES'))
          + (select count(*) from log_orders where order_id like 'C%')
          + (select count(*) from log_users where user_text like '%.0')
          + (select count(*) from log_items where quantity <= 0) as bad`,
  );
  expect(Number(rows[0].bad)).toBe(0);
});
