/** A small log in the columns of each known export: two users, three orders, without a map file. */
import { join } from 'node:path';
import type { Database } from '../../../src/db/database';
import { presets } from '../../../src/import/columns/presets';
import { createTestDatabase } from '../../setup/test-database';
import { importAny, shopOf } from '../import-any';
import { emptyTables } from '../import-into';
import { folderOf, removeFolders } from '../tables/read-table';
import { removeTemporaryFolders } from '../toy-folder';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => emptyTables(database));
afterAll(async () => {
  await database.close();
  removeTemporaryFolders();
  removeFolders();
});

interface KnownExport {
  readonly name: string;
  readonly file?: string;
  readonly lines: readonly string[];
  /** `user: order hour, ...` */
  readonly orders: readonly string[];
  /** `order: product quantity`, of the first order. */
  readonly items: readonly string[];
}

const exports: readonly KnownExport[] = [
  {
    name: 'Online Retail',
    lines: [
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
      '536365,85123A,HOLDER,6,12/1/2010 8:26,2.55,17850,United Kingdom',
      '536365,POST,POSTAGE,1,12/1/2010 8:26,18,17850,United Kingdom',
      '536370,22728,CLOCK,24,12/3/2010 10:45,3.75,17850,United Kingdom',
      '536371,22086,PAPER,80,12/1/2010 9:00,2.55,13748,United Kingdom',
      'C536379,22086,PAPER,-80,12/4/2010 9:41,2.55,13748,United Kingdom',
      '536380,22728,CLOCK,2,12/5/2010 9:41,2.55,13748,United Kingdom',
    ],
    orders: ['13748: 536380 9', '17850: 536365 8, 536370 10'],
    items: ['536365: 85123A 6'],
  },
  {
    name: 'Shopify orders',
    lines: [
      'Name,Email,Financial Status,Created at,Cancelled at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku',
      '#1001,ada@example.com,paid,2026-03-02 08:15:00 +0000,,2,Milk,1.20,M1',
      '#1001,ada@example.com,,,,1,Tea,3.50,T1',
      '#1002,ada@example.com,paid,2026-03-09 18:15:00 +0000,,1,Milk,1.20,M1',
      '#1003,bob@example.com,paid,2026-03-03 12:15:00 +0000,,1,Tea,3.50,T1',
      '#1004,bob@example.com,voided,2026-03-04 12:15:00 +0000,2026-03-05 12:15:00 +0000,1,Tea,3.50,T1',
    ],
    orders: ['ada@example.com: #1001 8, #1002 18', 'bob@example.com: #1003 12'],
    items: ['#1001: M1 2', '#1001: T1 1'],
  },
  {
    name: 'WooCommerce',
    lines: [
      'Order Number,Order Status,Order Date,Customer User ID,Email (Billing),SKU,Item Name,Quantity,Item Cost',
      '71,Completed,2026-03-02 08:15,5,ada@example.com,M1,Milk,2,1.20',
      '72,Completed,2026-03-09 18:15,5,ada@example.com,M1,Milk,1,1.20',
      '73,Processing,2026-03-03 12:15,6,bob@example.com,,Tea,1,3.50',
      '74,Cancelled,2026-03-04 12:15,6,bob@example.com,,Tea,1,3.50',
    ],
    orders: ['5: 71 8, 72 18', '6: 73 12'],
    items: ['71: M1 2'],
  },
  {
    name: 'Square items',
    lines: [
      'Date,Time,Time Zone,Category,Item,Qty,SKU,Gross Sales,Transaction ID,Event Type,Customer ID',
      '2026-03-02,08:15:00,UTC,Dairy,Milk,2,M1,$2.40,t1,Payment,c1',
      '2026-03-09,18:15:00,UTC,Dairy,Milk,1,M1,$1.20,t2,Payment,c1',
      '2026-03-03,12:15:00,UTC,Drinks,Tea,1,T1,$3.50,t3,Payment,c2',
    ],
    orders: ['c1: t1 8, t2 18', 'c2: t3 12'],
    items: ['t1: M1 2'],
  },
  {
    name: 'Ta-Feng',
    lines: [
      'TRANSACTION_DT,CUSTOMER_ID,AGE_GROUP,PIN_CODE,PRODUCT_SUBCLASS,PRODUCT_ID,AMOUNT,ASSET,SALES_PRICE',
      '11/1/2000,01104905,45-49,115,110411,4710199010372,2,24,30',
      '11/12/2000,01104905,45-49,115,110411,4710199010372,1,24,30',
      '11/1/2000,00418683,45-49,115,120107,4710857472535,1,48,46',
    ],
    orders: ['00418683: 00418683/2000-11-01 -', '01104905: 01104905/2000-11-01 -, 01104905/2000-11-12 -'],
    items: ['00418683/2000-11-01: 4710857472535 1'],
  },
  {
    name: 'Dunnhumby',
    lines: [
      'household_key,BASKET_ID,DAY,PRODUCT_ID,QUANTITY,SALES_VALUE,STORE_ID,TRANS_TIME,WEEK_NO',
      '2375,26984851472,1,1004906,2,1.39,364,1631,1',
      '2375,26984851999,9,1004906,1,1.39,364,0905,2',
      '1364,26984896261,1,842930,1,2.19,31742,1520,1',
    ],
    orders: ['1364: 26984896261 15', '2375: 26984851472 16, 26984851999 9'],
    items: ['26984851472: 1004906 2'],
  },
  {
    name: 'H&M',
    lines: [
      't_dat,customer_id,article_id,price,sales_channel_id',
      '2018-09-20,000058a1,0663713001,0.0508,2',
      '2018-09-20,000058a1,0663713001,0.0508,2',
      '2018-09-24,000058a1,0541518023,0.0304,2',
      '2018-09-20,00007d2d,0505221004,0.0152,2',
    ],
    orders: ['000058a1: 000058a1/2018-09-20 -, 000058a1/2018-09-24 -', '00007d2d: 00007d2d/2018-09-20 -'],
    items: ['000058a1/2018-09-20: 0663713001 2'],
  },
  {
    name: 'Groceries',
    lines: [
      'Member_number,Date,itemDescription',
      '1808,21-07-2015,tropical fruit',
      '1808,25-07-2015,whole milk',
      '2552,05-01-2015,whole milk',
    ],
    orders: ['1808: 1808/2015-07-21 -, 1808/2015-07-25 -', '2552: 2552/2015-01-05 -'],
    items: ['1808/2015-07-21: tropical fruit 1'],
  },
  {
    name: 'RecBole',
    file: 'shop.inter',
    lines: [
      'user_id:token\titem_id:token\ttimestamp:float',
      'u1\ti1\t1772439300.0',
      'u1\ti2\t1773080100.0',
      'u2\ti1\t1772539200.0',
    ],
    orders: ['u1: u1/2026-03-02 8, u1/2026-03-09 18', 'u2: u2/2026-03-03 12'],
    items: ['u1/2026-03-02: i1 1'],
  },
  {
    name: 'Gorse feedback',
    file: 'feedback.jsonl',
    lines: [
      '{"FeedbackType":"purchase","UserId":"u1","ItemId":"i1","Timestamp":"2026-03-02T08:15:00Z"}',
      '{"FeedbackType":"purchase","UserId":"u1","ItemId":"i2","Timestamp":"2026-03-09T18:15:00Z"}',
      '{"FeedbackType":"read","UserId":"u1","ItemId":"i3","Timestamp":"2026-03-09T18:15:00Z"}',
      '{"FeedbackType":"purchase","UserId":"u2","ItemId":"i1","Timestamp":"2026-03-03T12:00:00Z"}',
    ],
    orders: ['u1: u1/2026-03-02 8, u1/2026-03-09 18', 'u2: u2/2026-03-03 12'],
    items: ['u1/2026-03-02: i1 1'],
  },
  {
    name: 'Amazon Personalize',
    lines: [
      'USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE',
      'u1,i1,1772439300,Purchase',
      'u1,i2,1773080100,Purchase',
      'u1,i3,1773080100,View',
      'u2,i1,1772539200,Purchase',
    ],
    orders: ['u1: u1/2026-03-02 8, u1/2026-03-09 18', 'u2: u2/2026-03-03 12'],
    items: ['u1/2026-03-02: i1 1'],
  },
];

test.each(exports.map((known) => [known.name, known] as const))('%s', async (name, known) => {
  const file = known.file ?? 'export.csv';
  const folder = folderOf({ [file]: `${known.lines.join('\n')}\n` });
  const { notices, findings } = await importAny(database, [join(folder, file)]);
  expect(notices[0]).toContain(`Columns, as in exports of ${name}:`);
  expect(findings).toEqual([]);
  const { orders, items } = await shopOf(database);
  const users = [...new Set(orders.map(({ user }) => user))];
  expect(
    users.map((user) => {
      const own = orders.filter((order) => order.user === user);
      return `${user}: ${own.map(({ id, hour }) => `${id} ${hour ?? '-'}`).join(', ')}`;
    }),
  ).toEqual(known.orders);
  const first = known.items[0].split(': ')[0];
  expect(
    items
      .filter(({ order }) => order === first)
      .map(({ order, product, quantity }) => `${order}: ${product} ${quantity}`),
  ).toEqual(known.items);
});

test('every known export has a test', () => {
  const tested = new Set(['Online Retail II', ...exports.map(({ name }) => name)]);
  expect(presets.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([]);
});
