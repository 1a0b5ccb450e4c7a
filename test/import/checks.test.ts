import type { Database } from '../../src/db/database';
import { createTestDatabase } from '../setup/test-database';
import { emptyTables, importFiles } from './import-into';
import { kaggleFolder, removeTemporaryFolders, replaceLine, timeleFolder } from './toy-folder';
import type { FolderText } from './toy-folder';

const orders = timeleFolder['orders_demo.csv'];
const items = timeleFolder['order_items_demo.csv'];
const products = timeleFolder['products.csv'];
const users = timeleFolder['users_demo_v2.csv'];

/** [file, line, column, value, outcome, reason] */
type Expected = readonly [string, number, string, string, string, string];

describe('checks over all rows', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(() => emptyTables(database));
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  async function findingsOf(files: FolderText) {
    const { findings, summary } = await importFiles(database, files, { maxRejectShare: 1 });
    const list = findings.map((row) => [
      row.file,
      Number(row.line),
      row.column,
      row.value,
      row.outcome,
      row.reason,
    ]);
    return { list, stored: summary.stored };
  }

  test('keep the first of several rows with the same key', async () => {
    const { list, stored } = await findingsOf({
      ...timeleFolder,
      'users_demo_v2.csv': [...users, users[1].replace('Ada', 'Eve'), users[1].replace('Ada', 'Zoe')],
      'orders_demo.csv': [...orders, '21,1,prior,5,0,8,'],
      'order_items_demo.csv': [...items, '11,102,3,1'],
    });
    expect(list).toEqual<Expected[]>([
      [
        'users_demo_v2.csv',
        4,
        'user_id',
        '1',
        'duplicate',
        first('each user once', 'users_demo_v2.csv, line 2'),
      ],
      [
        'users_demo_v2.csv',
        5,
        'user_id',
        '1',
        'duplicate',
        first('each user once', 'users_demo_v2.csv, line 2'),
      ],
      [
        'orders_demo.csv',
        10,
        'order_id',
        '21',
        'duplicate',
        first('each order once', 'orders_demo.csv, line 6'),
      ],
      [
        'order_items_demo.csv',
        10,
        'order_id, product_id',
        '11, 102',
        'duplicate',
        first('each order item once', 'order_items_demo.csv, line 3'),
      ],
    ]);
    expect(stored).toMatchObject({ users: 2, orders: 8, order_items: 8 });
    expect(await database.prisma.user.findUnique({ where: { id: 1 } })).toMatchObject({ firstName: 'Ada' });
  });

  test('find the same item in two files', async () => {
    const { list } = await findingsOf({
      ...kaggleFolder,
      'order_products__train.csv': [...kaggleFolder['order_products__train.csv'], '11,101,1,0'],
    });
    expect(list).toEqual<Expected[]>([
      [
        'order_products__train.csv',
        3,
        'order_id, product_id',
        '11, 101',
        'duplicate',
        first('each order item once', 'order_products__prior.csv, line 2'),
      ],
    ]);
  });

  test('reject a second order with the same number, and its items', async () => {
    const { list } = await findingsOf({
      ...timeleFolder,
      'orders_demo.csv': [...orders, '15,1,prior,3,0,8,'],
      'order_items_demo.csv': [...items, '15,101,1,0'],
    });
    expect(list).toEqual<Expected[]>([
      [
        'orders_demo.csv',
        10,
        'user_id, order_number',
        '1, 3',
        'rejected',
        first('each order number once per user', 'orders_demo.csv, line 4'),
      ],
      ['order_items_demo.csv', 10, 'order_id', '15', 'rejected', missing('an order in orders_demo.csv', '')],
    ]);
  });

  test('reject references to missing rows', async () => {
    const { list, stored } = await findingsOf({
      ...timeleFolder,
      'products.csv': [...products, '105,Nowhere,99,1', '106,Nothing,7,99'],
      'products_enriched/dept9.csv': ['product_id,price,description,image_url', '777,1,,'],
      'orders_demo.csv': [...orders, '31,3,prior,1,0,8,'],
      'order_items_demo.csv': [...items, '98,101,1,0', '13,888,2,0', '13,105,3,0'],
    });
    const product = missing('a product in products.csv');
    expect(list).toEqual<Expected[]>([
      ['products.csv', 6, 'aisle_id', '99', 'rejected', missing('an aisle in aisles.csv')],
      ['products.csv', 7, 'department_id', '99', 'rejected', missing('a department in departments.csv')],
      ['products_enriched/dept9.csv', 2, 'product_id', '777', 'rejected', product],
      ['orders_demo.csv', 10, 'user_id', '3', 'rejected', missing('a user in users_demo_v2.csv')],
      ['order_items_demo.csv', 10, 'order_id', '98', 'rejected', missing('an order in orders_demo.csv', '')],
      ['order_items_demo.csv', 11, 'product_id', '888', 'rejected', product],
      ['order_items_demo.csv', 12, 'product_id', '105', 'rejected', product],
    ]);
    expect(stored).toMatchObject({ products: 4, orders: 8, order_items: 8 });
  });

  test('report gaps in order numbers and keep the order', async () => {
    const { list, stored } = await findingsOf({
      ...timeleFolder,
      'orders_demo.csv': replaceLine(orders, 4, '14,1,test,7,2,10,3.0'),
    });
    expect(list).toEqual<Expected[]>([
      ['orders_demo.csv', 5, 'order_number', '7', 'noted', 'user 1 has no order number 6; the order is kept'],
    ]);
    expect(stored.orders).toBe(8);
  });
});

const first = (what: string, where: string) => `expected ${what}; kept the first one (${where})`;
const missing = (what: string, database = ' or in the database') =>
  `expected the id of ${what}${database}, not counting rejected rows`;
