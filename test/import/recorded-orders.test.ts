/** Whether an order in a file and an order recorded through the API are the same purchase. */
import type { Database } from '../../src/db/database';
import { recordOrder } from '../../src/graphql/orders/record-order';
import { ShopZone } from '../../src/orders/shop-zone';
import { createTestDatabase } from '../setup/test-database';
import { contents, emptyTables, importFiles } from './import-into';
import { removeTemporaryFolders, replaceLine, timeleFolder } from './toy-folder';
import type { FolderText } from './toy-folder';

const orders = timeleFolder['orders_demo.csv'];
const items = timeleFolder['order_items_demo.csv'];

/** The toy folder without announced orders; each user has one order per day, at noon, from 1 May 2025. */
const datedOrders = orders
  .filter((line) => !line.includes('test'))
  .map((line, index) => (index === 0 ? `${line},ordered_at` : `${line},${may((index - 1) % 3)}`));
const datedFolder: FolderText = { ...timeleFolder, 'orders_demo.csv': datedOrders };

function may(day: number, time = '12:00'): string {
  return `2025-05-0${day + 1}T${time}:00Z`;
}

const withOrders = (folder: FolderText, orderLines: readonly string[], itemLines: readonly string[]) => ({
  ...folder,
  'orders_demo.csv': [...folder['orders_demo.csv'], ...orderLines],
  'order_items_demo.csv': [...folder['order_items_demo.csv'], ...itemLines],
});

describe('an import after orders were recorded through the API', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(() => emptyTables(database));
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  const record = async (
    userId: number,
    productIds: readonly number[],
    orderedAt: string,
    clientKey?: string,
  ) => {
    const items = productIds.map((productKey) => ({ productKey, quantity: null }));
    const store = { pool: database.pool, zone: new ShopZone('UTC') };
    return recordOrder(store, userId, { items, orderedAt: new Date(orderedAt), clientKey });
  };

  /** [id, order number, products], sorted by order number. */
  const ordersOf = async (userId: number) => {
    const found = await database.prisma.order.findMany({
      where: { userId },
      orderBy: { orderNumber: 'asc' },
      include: { items: { orderBy: { productId: 'asc' } } },
    });
    return found.map((order) => [
      order.id,
      order.orderNumber,
      order.items.map(({ productId }) => productId).join(' '),
    ]);
  };

  async function expectNoChange(files: FolderText): Promise<void> {
    const before = await contents(database);
    const { summary, findings } = await importFiles(database, files);
    expect(findings).toEqual([]);
    expect(summary.changed).toBe(false);
    expect(await contents(database)).toEqual(before);
  }

  test('adds orders with the ids and numbers that a sequence would have given, of any user', async () => {
    await importFiles(database, datedFolder);
    const { order } = await record(1, [104], may(3));
    expect(order.id).toBeLessThan(0);
    const grown = withOrders(
      datedFolder,
      [`24,2,prior,4,1,9,1.0,${may(3)}`, `25,1,prior,4,1,9,1.0,${may(4)}`],
      ['24,101,1,1', '25,102,1,1'],
    );
    const { findings } = await importFiles(database, grown);
    expect(findings).toEqual([]);
    expect((await ordersOf(1)).slice(3)).toEqual([
      [order.id, 4, '104'],
      [25, 5, '102'],
    ]);
    expect((await ordersOf(2)).slice(3)).toEqual([[24, 4, '101']]);
    await expectNoChange(grown);
  });

  test.each([
    ['ten minutes before', [104, 101], may(3, '11:50'), 1],
    ['ten minutes after', [104, 101], may(3, '12:10'), 1],
    ['eleven minutes after', [104, 101], may(3, '12:11'), 2],
    ['at the same time, with one more product', [104, 101, 102], may(3), 2],
    ['at the same time, with one product fewer', [104], may(3), 2],
  ])('compares an order recorded %s: %j at %s', async (_when, basket, at, count) => {
    await importFiles(database, datedFolder);
    await record(1, basket, at);
    const grown = withOrders(datedFolder, [`30,1,prior,4,1,9,1.0,${may(3)}`], ['30,101,1,1', '30,104,2,0']);
    await importFiles(database, grown);
    expect((await ordersOf(1)).slice(3)).toHaveLength(count);
    await expectNoChange(grown);
    // A matched order stays matched if the file corrects the basket.
    if (count === 1) {
      await expectNoChange({ ...grown, 'order_items_demo.csv': [...items, '30,101,1,1'] });
    }
  });

  test('keeps the same basket of another user as a separate order', async () => {
    await importFiles(database, datedFolder);
    const { order } = await record(1, [104], may(3));
    await importFiles(database, withOrders(datedFolder, [`30,2,prior,4,1,9,1.0,${may(3)}`], ['30,104,1,1']));
    expect((await ordersOf(1)).slice(3)).toEqual([[order.id, 4, '104']]);
    expect((await ordersOf(2)).slice(3)).toEqual([[30, 4, '104']]);
  });

  test('matches each order at most once, the closest pair first', async () => {
    await importFiles(database, datedFolder);
    const first = await record(1, [104], may(3, '12:00'));
    const second = await record(1, [104], may(3, '12:08'));
    const grown = withOrders(
      datedFolder,
      [
        `30,1,prior,4,1,9,1.0,${may(3, '12:01')}`,
        `31,1,prior,5,1,9,0.0,${may(3, '12:04')}`,
        `32,1,prior,6,1,9,0.0,${may(3, '12:09')}`,
      ],
      ['30,104,1,0', '31,104,1,1', '32,104,1,1'],
    );
    await importFiles(database, grown);
    expect((await ordersOf(1)).slice(3)).toEqual([
      [first.order.id, 4, '104'],
      [31, 5, '104'],
      [second.order.id, 6, '104'],
    ]);
    await expectNoChange(grown);
  });

  test('puts a late order in its place, and adjusts numbers, gaps and reorders', async () => {
    await importFiles(database, datedFolder);
    const { order } = await record(1, [104, 102], may(6));
    const grown = withOrders(
      datedFolder,
      [`30,1,prior,4,1,9,1.5,${may(4, '00:00')}`, `31,1,prior,5,1,9,3.5,${may(7)}`],
      ['30,104,1,0', '31,103,1,1', '31,104,2,0'],
    );
    await importFiles(database, grown);
    const stored = await database.prisma.order.findMany({
      where: { userId: 1, orderNumber: { gt: 3 } },
      orderBy: { orderNumber: 'asc' },
      include: { items: { orderBy: { productId: 'asc' } } },
    });
    expect(
      stored.map(({ id, daysSincePriorOrder, items: own }) => [
        id,
        daysSincePriorOrder,
        own.map(({ productId, reordered }) => `${productId} ${reordered}`),
      ]),
    ).toEqual([
      [30, 2, ['104 false']],
      [order.id, 2, ['102 true', '104 true']],
      [31, 1, ['103 true', '104 true']],
    ]);
    await expectNoChange(grown);
    expect(await database.prisma.orderItem.count({ where: { reordered: true, orderId: 31 } })).toBe(2);
  });

  test('takes an id for another order when the export has given it to another purchase of the same user', async () => {
    await importFiles(database, datedFolder);
    const { order } = await record(1, [104], may(3));
    await importFiles(database, withOrders(datedFolder, [`30,1,prior,4,1,9,1.0,${may(3)}`], ['30,104,1,0']));
    const renumbered = withOrders(
      datedFolder,
      [`31,1,prior,4,1,9,1.0,${may(3)}`, `30,1,prior,5,1,9,1.0,${may(4)}`],
      ['31,104,1,0', '30,102,1,1'],
    );
    await importFiles(database, renumbered);
    expect((await ordersOf(1)).slice(3)).toEqual([
      [order.id, 4, '104'],
      [30, 5, '102'],
    ]);
    await expectNoChange(renumbered);
  });

  test('numbers a recorded order from 1 when the files give all others to another user', async () => {
    await importFiles(database, datedFolder);
    const { order } = await record(1, [104], may(3));
    const merged = {
      ...datedFolder,
      'users_demo_v2.csv': [...timeleFolder['users_demo_v2.csv'], '3,Eve,,,,,,,,,'],
      'orders_demo.csv': datedOrders.map((line) => line.replace(/^(1\d),1,/, '$1,3,')),
    };
    await importFiles(database, merged, { replace: true });
    expect(await ordersOf(1)).toEqual([[order.id, 1, '104']]);
    expect(await database.prisma.order.findUnique({ where: { id: order.id } })).toMatchObject({
      daysSincePriorOrder: null,
    });
    await expectNoChange(merged);
  });

  test('closes the hole that a deleted order leaves', async () => {
    await importFiles(database, datedFolder);
    const deleted = (await record(1, [104], may(3))).order.id;
    const { order } = await record(1, [104, 102], may(4));
    await database.prisma.orderItem.deleteMany({ where: { orderId: deleted } });
    await database.prisma.order.delete({ where: { id: deleted } });
    const grown = withOrders(datedFolder, [`30,1,prior,4,1,9,3.0,${may(5)}`], ['30,103,1,1']);
    await importFiles(database, grown);
    expect((await ordersOf(1)).slice(3)).toEqual([
      [order.id, 4, '102 104'],
      [30, 5, '103'],
    ]);
    const stored = await database.prisma.order.findUnique({
      where: { id: order.id },
      include: { items: { orderBy: { productId: 'asc' } } },
    });
    expect(stored?.daysSincePriorOrder).toBe(2);
    expect(stored?.items.map(({ reordered }) => reordered)).toEqual([true, false]);
    await expectNoChange(grown);
  });

  describe('an order without a date', () => {
    const undated = withOrders(datedFolder, ['30,1,prior,4,1,9,1.0,'], ['30,103,1,1']);

    test('follows the order before it by number', async () => {
      await importFiles(database, undated);
      const { order } = await record(1, [104], may(5));
      await expectNoChange(undated);
      const grown = withOrders(undated, [`31,1,prior,5,1,9,1.0,${may(6)}`], ['31,102,1,1']);
      await importFiles(database, grown);
      expect(await ordersOf(1)).toEqual([
        [11, 1, '101 102'],
        [12, 2, '101'],
        [13, 3, '103'],
        [30, 4, '103'],
        [order.id, 5, '104'],
        [31, 6, '102'],
      ]);
      await expectNoChange(grown);
    });

    test('follows the recorded order that the one before it by number is', async () => {
      await importFiles(database, datedFolder);
      const { order } = await record(1, [104], may(4));
      const grown = withOrders(
        datedFolder,
        [`30,1,prior,4,1,9,1.0,${may(4)}`, '31,1,prior,5,1,9,1.0,'],
        ['30,104,1,0', '31,102,1,1'],
      );
      await importFiles(database, grown);
      expect((await ordersOf(1)).slice(3)).toEqual([
        [order.id, 4, '104'],
        [31, 5, '102'],
      ]);
      await expectNoChange(grown);
    });

    test('leaves the gap after it open until its date is known', async () => {
      await importFiles(database, datedFolder);
      const gapOf = async (id: number) =>
        (await database.prisma.order.findUnique({ where: { id } }))?.daysSincePriorOrder;
      const { order } = await record(1, [104], may(5));
      expect(await gapOf(order.id)).toBe(3);
      await importFiles(database, undated);
      expect(await gapOf(order.id)).toBeNull();
      const dated = withOrders(datedFolder, [`30,1,prior,4,1,9,1.0,${may(3)}`], ['30,103,1,1']);
      await importFiles(database, dated);
      expect(await gapOf(order.id)).toBe(2);
      await expectNoChange(dated);
    });
  });

  test('keeps the positions of stored orders that are no longer in the files', async () => {
    await importFiles(database, timeleFolder);
    const { order } = await record(1, [104], may(3));
    const shorter = {
      ...timeleFolder,
      'orders_demo.csv': [
        ...orders.filter((line) => !/^1[124],/.test(line)),
        '15,1,prior,4,2,10,3.0',
        '16,1,test,5,2,10,3.0',
      ],
      'order_items_demo.csv': [...items.filter((line) => !/^1[12],/.test(line)), '15,102,1,1'],
    };
    await importFiles(database, shorter);
    expect(await ordersOf(1)).toEqual([
      [11, 1, '101 102'],
      [12, 2, '101'],
      [13, 3, '103'],
      [15, 4, '102'],
      [order.id, 5, '104'],
      [16, 6, ''],
    ]);
    await expectNoChange(shorter);
  });

  describe('one of which completed an announced order', () => {
    let recordedId: number;
    beforeEach(async () => {
      await importFiles(database, timeleFolder);
      recordedId = (await record(1, [104], may(3))).order.id;
    });

    test('does not announce it again', async () => {
      expect((await ordersOf(1)).slice(3)).toEqual([[recordedId, 4, '104']]);
      await expectNoChange(timeleFolder);
    });

    test('matches the same basket under the announced id', async () => {
      const grown = withOrders(timeleFolder, [], ['14,104,1,0']);
      const complete = { ...grown, 'orders_demo.csv': replaceLine(orders, 4, '14,1,prior,4,2,10,3.0') };
      const { summary } = await importFiles(database, complete);
      // The id was inherited from the announced order, and is now confirmed by the basket.
      expect(summary.changes.orders).toEqual({ added: 0, changed: 1, removed: 0 });
      await expectNoChange(complete);
      expect((await ordersOf(1)).slice(3)).toEqual([[recordedId, 4, '104']]);
    });

    test('imports another basket under the announced id as a separate order', async () => {
      const grown = withOrders(timeleFolder, ['15,1,test,5,2,10,3.0'], ['14,102,1,1']);
      await importFiles(database, grown);
      expect((await ordersOf(1)).slice(3)).toEqual([
        [14, 4, '102'],
        [recordedId, 5, '104'],
        [15, 6, ''],
      ]);
      await expectNoChange(grown);
    });

    test('imports an order of another user under the announced id as a separate order', async () => {
      const lines = replaceLine(orders, 4, '14,2,prior,5,2,10,3.0');
      await importFiles(
        database,
        withOrders({ ...timeleFolder, 'orders_demo.csv': lines }, [], ['14,104,1,1']),
      );
      expect((await ordersOf(1)).slice(3)).toEqual([[recordedId, 4, '104']]);
      expect(await ordersOf(2)).toContainEqual([14, 5, '104']);
    });
  });

  test('keeps a recorded order when another one with the same basket is returned in full', async () => {
    const withQuantities: FolderText = {
      ...datedFolder,
      'order_items_demo.csv': items.map((line, index) => `${line},${index === 0 ? 'quantity' : 1}`),
    };
    await importFiles(database, withQuantities);
    // Order 13 is the same purchase as the first of these two.
    const first = await record(1, [103], may(2), 'first');
    const second = await record(1, [103], may(2, '12:05'), 'second');
    expect([first.created, second.created]).toEqual([false, true]);
    await importFiles(database, withOrders(withQuantities, [], ['13,103,2,0,-1']));
    expect(await ordersOf(1)).toEqual([
      [11, 1, '101 102'],
      [12, 2, '101'],
      [second.order.id, 3, '103'],
    ]);
  });

  test('matches an order whose basket arrives one export later', async () => {
    await importFiles(database, datedFolder);
    const { order } = await record(1, [104], may(3));
    const announcing = withOrders(datedFolder, [`30,1,prior,4,1,9,1.0,${may(3, '12:05')}`], []);
    await importFiles(database, announcing);
    expect((await ordersOf(1)).slice(3)).toEqual([
      [order.id, 4, '104'],
      [30, 5, ''],
    ]);
    const complete = withOrders(announcing, [], ['30,104,1,0']);
    const { summary } = await importFiles(database, complete);
    expect(summary.changes.orders).toEqual({ added: 0, changed: 1, removed: 1 });
    expect((await ordersOf(1)).slice(3)).toEqual([[order.id, 4, '104']]);
    await expectNoChange(complete);
  });
});
