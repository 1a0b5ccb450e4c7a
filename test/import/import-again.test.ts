import type { Database } from '../../src/db/database';
import { createTestDatabase } from '../setup/test-database';
import { contents, emptyTables, importFiles } from './import-into';
import { removeTemporaryFolders, replaceLine, timeleFolder } from './toy-folder';

const orders = timeleFolder['orders_demo.csv'];
const items = timeleFolder['order_items_demo.csv'];
const none = { added: 0, changed: 0, removed: 0 };

describe('importing again', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(async () => {
    await emptyTables(database);
    await importFiles(database, timeleFolder);
  });
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  const numbersOfUser = async (userId: number) => {
    const found = await database.prisma.order.findMany({
      where: { userId },
      orderBy: { orderNumber: 'asc' },
    });
    return found.map(({ id, orderNumber }) => [id, orderNumber]);
  };

  test('changes nothing if the files are the same', async () => {
    const before = await contents(database);
    const { summary } = await importFiles(database, timeleFolder);
    expect(summary.changed).toBe(false);
    expect(Object.values(summary.changes)).toEqual(Object.values(summary.changes).map(() => none));
    expect(await contents(database)).toEqual(before);
  });

  test('adds later orders, and the items of the announced order', async () => {
    const { summary } = await importFiles(database, {
      ...timeleFolder,
      'orders_demo.csv': [...replaceLine(orders, 4, '14,1,prior,4,2,10,3.0'), '15,1,test,5,3,9,7.0'],
      'order_items_demo.csv': [...items, '14,102,1,1', '14,104,2,0'],
    });
    expect(summary.changes.orders).toEqual({ added: 1, changed: 1, removed: 0 });
    expect(summary.changes.order_items).toEqual({ added: 2, changed: 0, removed: 0 });
    expect(await database.prisma.importRun.count()).toBe(2);
  });

  test("replaces an order's items with those in the files", async () => {
    const { summary } = await importFiles(database, {
      ...timeleFolder,
      'order_items_demo.csv': [
        ...replaceLine(items, 1, '11,103,1,0').filter((line) => line !== '22,101,2,0'),
      ],
    });
    expect(summary.changes.order_items).toEqual({ added: 1, changed: 0, removed: 2 });
    const products = await database.prisma.orderItem.findMany({ where: { orderId: { in: [11, 22] } } });
    expect(products.map(({ productId }) => productId).sort()).toEqual([102, 103, 104]);
  });

  test('keeps orders that are no longer in the files', async () => {
    const { summary } = await importFiles(database, {
      ...timeleFolder,
      'orders_demo.csv': orders.filter((line) => !line.startsWith('13,')),
      'order_items_demo.csv': items.filter((line) => !line.startsWith('13,')),
    });
    expect(summary.changed).toBe(false);
    expect(await database.prisma.orderItem.count({ where: { orderId: 13 } })).toBe(1);
  });

  test('accepts two orders of a user with swapped numbers', async () => {
    const swapped = replaceLine(replaceLine(orders, 1, '11,1,prior,2,0,8,'), 2, '12,1,prior,1,1,9,7.0');
    const { summary } = await importFiles(database, { ...timeleFolder, 'orders_demo.csv': swapped });
    expect(summary.changes.orders).toEqual({ added: 0, changed: 2, removed: 0 });
    expect(await numbersOfUser(1)).toEqual([
      [12, 1],
      [11, 2],
      [13, 3],
      [14, 4],
    ]);
  });

  test('rejects an order with the number of a stored order that is no longer in the files', async () => {
    const { findings } = await importFiles(
      database,
      { ...timeleFolder, 'orders_demo.csv': replaceLine(orders, 3, '93,1,prior,3,6,23,14.0') },
      { maxRejectShare: 0.5 },
    );
    expect(findings[0]).toEqual({
      file: 'orders_demo.csv',
      line: '4',
      column: 'order_number',
      value: '3',
      outcome: 'rejected',
      reason: 'expected an unused order number of user 1; order 13 in the database has this number',
    });
    expect(await numbersOfUser(1)).toContainEqual([13, 3]);
  });

  test('reports the unchanged items of a stored order that is now rejected', async () => {
    const { summary, findings } = await importFiles(
      database,
      { ...timeleFolder, 'orders_demo.csv': replaceLine(orders, 2, '12,1,prior,1,1,9,7.0') },
      { maxRejectShare: 0.5 },
    );
    expect(findings.map(({ file, line, value, outcome }) => [file, line, value, outcome])).toEqual([
      ['orders_demo.csv', '3', '1, 1', 'rejected'],
      ['order_items_demo.csv', '4', '12', 'rejected'],
    ]);
    expect(summary.changed).toBe(false);
  });

  describe('after orders were recorded through the API', () => {
    const recorded = { evalSet: 'prior', dayOfWeek: 1, hourOfDay: 1, source: 'api' } as const;

    test('gives them ids that files cannot contain', async () => {
      const data = { userId: 1, orderNumber: 5, ...recorded };
      expect((await database.prisma.order.create({ data })).id).toBe(-1);
      await expect(
        database.prisma.order.create({ data: { ...data, id: 25, orderNumber: 6 } }),
      ).rejects.toThrow('orders_recorded_id_check');
    });

    test('keeps them and imports the orders whose ids or numbers they could have had', async () => {
      const { prisma } = database;
      const items1 = { create: [{ productId: 103, addToCartOrder: 1, reordered: true }] };
      const orderedAt = new Date('2025-05-01T12:00:00Z');
      await prisma.order.create({
        data: { userId: 1, orderNumber: 5, orderedAt, ...recorded, items: items1 },
      });
      const { summary, findings } = await importFiles(database, {
        ...timeleFolder,
        'orders_demo.csv': [
          ...orders,
          '25,2,prior,6,3,3,3.0',
          '99,2,prior,5,3,3,3.0',
          '98,1,prior,5,3,3,3.0',
        ],
        'order_items_demo.csv': [...items, '25,101,1,1', '99,101,1,1', '98,101,1,1'],
      });
      expect(findings).toEqual([]);
      expect(summary.stored).toMatchObject({ api_orders: 1, orders: 12 });
      expect(await numbersOfUser(1)).toEqual([
        [11, 1],
        [12, 2],
        [13, 3],
        [14, 4],
        [98, 5],
        [-1, 6],
      ]);
    });
  });
});
