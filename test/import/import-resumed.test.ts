/** An interrupted import resumes, and files that were imported before are recognised. */
import { stepLabels } from '../../src/import/import-context';
import type { StartProgress } from '../../src/lib/progress';
import type { Database } from '../../src/db/database';
import { createTestDatabase } from '../setup/test-database';
import { contents, emptyTables, importFiles } from './import-into';
import { kaggleFolder, removeTemporaryFolders, timeleFolder } from './toy-folder';
import type { FolderText } from './toy-folder';

const orders = kaggleFolder['orders.csv'];
const items = kaggleFolder['order_products__prior.csv'];

describe('an interrupted import', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(async () => {
    await emptyTables(database);
    await database.pool.query('drop schema if exists import_staging cascade');
  });
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  /** @returns the names of the files that this run read, rather than an earlier one */
  async function importWatched(files: FolderText, interruptAt?: string) {
    const read = new Set<string>();
    const abort = new AbortController();
    const startProgress: StartProgress = (label) => {
      if (label === interruptAt) abort.abort(new Error('interrupted'));
      // The import reports progress only for files that it reads.
      return { update: () => label in files && read.add(label), stop: () => {} };
    };
    const options = { signal: abort.signal, startProgress, maxRejectShare: 0.5 };
    if (interruptAt === undefined) {
      const imported = await importFiles(database, files, options);
      return { read: [...read], imported };
    }
    await expect(importFiles(database, files, options)).rejects.toThrow('interrupted');
    return { read: [...read] };
  }

  const stagingArea = async () =>
    (await database.pool.query(`select from pg_namespace where nspname = 'import_staging'`)).rowCount;

  test('does not read files twice', async () => {
    const first = await importWatched(kaggleFolder, 'order_products__train.csv');
    expect(first.read).toEqual(['products.csv', 'orders.csv', 'order_products__prior.csv']);
    const second = await importWatched(kaggleFolder);
    expect(second.read).toEqual(['order_products__train.csv']);
    expect(second.imported?.summary.stored).toMatchObject({ orders: 8, order_items: 8 });
    expect(await stagingArea()).toBe(0);
  });

  test.each([stepLabels.index, stepLabels.merge, stepLabels.refresh])(
    'reads no file twice after %s',
    async (step) => {
      await importWatched(kaggleFolder, step);
      const { read, imported } = await importWatched(kaggleFolder);
      expect(read).toEqual([]);
      const resumed = await contents(database);
      expect(imported?.summary.files.map(({ rows }) => rows)).toEqual([4, 8, 7, 1]);
      await emptyTables(database);
      await importFiles(database, kaggleFolder);
      const clean = await contents(database);
      for (const table of ['users', 'orders', 'order_items']) expect(resumed[table]).toEqual(clean[table]);
    },
  );

  test.each([
    ['order by order', ['98,101,1,0', '98,102,x,0', '99,101,1,0'], ['rejected', 'rejected', 'rejected']],
    ['scattered', ['11,101,x,0', '11,101,9,0', '99,101,1,0'], ['rejected', 'duplicate', 'rejected']],
  ])('reports the findings of files that it does not read again (%s)', async (_how, more, outcomes) => {
    const dirty = { ...kaggleFolder, 'order_products__prior.csv': [...items, ...more] };
    await importWatched(dirty, stepLabels.merge);
    const { read, imported } = await importWatched(dirty);
    expect(read).toEqual([]);
    expect(imported?.findings.map(({ line }) => line)).toEqual(['9', '10', '11']);
    expect(imported?.findings.map(({ outcome }) => outcome)).toEqual(outcomes);
  });

  test('reads a changed file again, and also the items if orders changed', async () => {
    await importWatched(kaggleFolder, stepLabels.merge);
    const otherItems = { ...kaggleFolder, 'order_products__prior.csv': items.slice(0, -1) };
    expect((await importWatched(otherItems, stepLabels.merge)).read).toEqual([
      'order_products__prior.csv',
      'order_products__train.csv',
    ]);
    const otherOrders = { ...otherItems, 'orders.csv': [...orders, '25,2,test,5,1,1,1.0'] };
    const { read, imported } = await importWatched(otherOrders);
    expect(read).toEqual([
      'products.csv',
      'orders.csv',
      'order_products__prior.csv',
      'order_products__train.csv',
    ]);
    expect(imported?.summary.stored).toMatchObject({ orders: 9, order_items: 7 });
  });

  test('merges if orders were stored in the meantime', async () => {
    await importWatched(kaggleFolder, stepLabels.merge);
    const { prisma } = database;
    const user = { id: 1, externalId: '1', uuid: '54e02e9f-e6c8-50c3-9b2e-87f37ee5b745' };
    const order = {
      orderNumber: 4,
      evalSet: 'prior',
      dayOfWeek: 1,
      hourOfDay: 1,
      source: 'api',
    } as const;
    await prisma.user.create({ data: { ...user, orders: { create: [order] } } });
    const { imported } = await importWatched(kaggleFolder);
    expect(imported?.summary.stored).toMatchObject({ orders: 9, api_orders: 1 });
    expect(imported?.findings).toEqual([]);
  });

  test('accepts items of an order in rows that are not consecutive', async () => {
    const scattered = [...items.slice(0, 2), ...items.slice(3), items[2], items[2]];
    const { imported } = await importWatched({ ...kaggleFolder, 'order_products__prior.csv': scattered });
    expect(imported?.summary.stored.order_items).toBe(8);
    expect(imported?.findings).toMatchObject([
      {
        outcome: 'duplicate',
        reason: expect.stringContaining('kept the first one (order_products__prior.csv, line 8)'),
      },
    ]);
  });

  describe('with the same files as before', () => {
    const labels = async () => {
      const seen: string[] = [];
      const { summary } = await importFiles(database, timeleFolder, {
        startProgress: (label) => {
          seen.push(label);
          return { update: () => {}, stop: () => {} };
        },
      });
      return { seen, summary };
    };

    test('does nothing', async () => {
      const first = await importFiles(database, timeleFolder);
      const { seen, summary } = await labels();
      expect(seen).toEqual([]);
      expect(summary).toMatchObject({
        changed: false,
        stored: first.summary.stored,
        files: first.summary.files,
      });
    });

    test('does nothing even if orders were recorded through the API', async () => {
      await importFiles(database, timeleFolder);
      const items = { create: [{ productId: 103, addToCartOrder: 1, reordered: true }] };
      const order = { userId: 1, orderNumber: 5, evalSet: 'prior', dayOfWeek: 1, hourOfDay: 1 };
      await database.prisma.order.create({ data: { ...order, source: 'api', items } });
      expect((await labels()).seen).toEqual([]);
    });

    test.each([
      ['an item is gone', 'delete from order_items where order_id = 11 and product_id = 102'],
      ['an item differs', 'update order_items set reordered = not reordered where order_id = 11'],
      ['an order differs', 'update orders set hour_of_day = 5 where id = 12'],
      ['a product differs', `update products set name = 'other' where id = 101`],
      ['a user differs', `update users set city = 'other' where id = 1`],
    ])('restores the imported rows if %s', async (_what, damage) => {
      await importFiles(database, timeleFolder);
      const before = await contents(database);
      await database.pool.query(damage);
      expect((await labels()).summary.changed).toBe(true);
      const after = await contents(database);
      for (const table of Object.keys(before).filter((name) => name !== 'import_runs')) {
        expect(after[table]).toEqual(before[table]);
      }
    });
  });
});
