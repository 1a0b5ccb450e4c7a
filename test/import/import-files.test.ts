import type { Database } from '../../src/db/database';
import { createTestDatabase } from '../setup/test-database';
import { contents, emptyTables, importFiles } from './import-into';
import { kaggleFolder, removeTemporaryFolders, timeleFolder } from './toy-folder';

describe('an import', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(() => emptyTables(database));
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  test("imports TimeL-E's files", async () => {
    const { summary, findings, notices } = await importFiles(database, timeleFolder);
    expect([findings, notices]).toEqual([[], []]);
    expect(summary.stored).toEqual({
      departments: 2,
      aisles: 2,
      products: 4,
      users: 2,
      orders: 8,
      order_items: 8,
      api_orders: 0,
    });
    const { prisma } = database;
    expect(await prisma.user.findUnique({ where: { id: 1 } })).toEqual({
      id: 1,
      externalId: '1',
      // Computed with Python's `uuid.uuid5(UUID('cafebabe-...'), '1')`.
      uuid: EXPECTED_UUID_OF_USER1,
      firstName: 'Ada',
      lastName: 'Byron',
      email: 'ada@example.com',
      phone: '+1-555',
      streetAddress: '12, High Street',
      city: 'London',
      postalCode: 'N1',
      country: 'England',
      dataVersion: 0,
    });
    expect(await prisma.user.findUnique({ where: { id: 2 } })).toMatchObject({ lastName: null, city: null });
    expect(await prisma.product.findMany({ orderBy: { id: 'asc' }, take: 2 })).toMatchObject([
      {
        id: 101,
        name: 'Rye "dark" Bread, sliced',
        aisleId: 7,
        departmentId: 2,
        price: null,
        available: true,
      },
      { id: 102, description: 'Cold, sweet', imageUrl: 'https://example.com/102.jpg' },
    ]);
    expect(String((await prisma.product.findUnique({ where: { id: 102 } }))?.price)).toBe('4.5');
    expect(await prisma.order.findUnique({ where: { id: 12 }, include: { items: true } })).toEqual({
      id: 12,
      externalId: '12',
      announcedId: false,
      userId: 1,
      orderNumber: 2,
      evalSet: 'prior',
      dayOfWeek: 1,
      hourOfDay: 9,
      daysSincePriorOrder: 7,
      orderedAt: null,
      source: 'csv',
      clientKey: null,
      items: [{ orderId: 12, productId: 101, addToCartOrder: 1, reordered: true, quantity: null }],
    });
    expect(await prisma.importRun.count()).toBe(1);
  });

  test("imports Kaggle's files, deriving users, aisles and departments", async () => {
    const { summary } = await importFiles(database, kaggleFolder);
    expect(summary.stored).toMatchObject({ departments: 2, aisles: 2, users: 2, orders: 8, order_items: 8 });
    const { prisma } = database;
    expect(await prisma.aisle.findUnique({ where: { id: 7 } })).toEqual({
      id: 7,
      externalId: '7',
      name: 'aisle 7',
    });
    expect(await prisma.department.findUnique({ where: { id: 2 } })).toEqual({
      id: 2,
      externalId: '2',
      name: 'department 2',
    });
    expect(await prisma.user.findUnique({ where: { id: 1 } })).toMatchObject({
      uuid: EXPECTED_UUID_OF_USER1,
      email: null,
    });
    expect(await prisma.orderItem.findMany({ where: { orderId: 23 } })).toHaveLength(1);
  });

  test('keeps names and personal fields that the next folder lacks', async () => {
    await importFiles(database, timeleFolder);
    const before = await contents(database);
    const { summary } = await importFiles(database, kaggleFolder);
    expect(summary.changes.users).toEqual({ added: 0, changed: 0, removed: 0 });
    const after = await contents(database);
    for (const table of ['departments', 'aisles', 'products', 'users', 'order_items']) {
      expect(after[table]).toEqual(before[table]);
    }
    expect(summary.changes.orders).toEqual({ added: 0, changed: 1, removed: 0 });
  });

  test('reads columns in any order, ignores unknown ones, and accepts optional ones', async () => {
    const files = {
      ...timeleFolder,
      'products.csv': [
        'available,colour,department_id,aisle_id,product_name,PRODUCT_ID ',
        '0,brown,2,7,Rye,101',
        ',white,1,8,Vanilla,102',
        'true,,2,7,Baguette,103',
        '1,,1,8,Sorbet,104',
      ],
      'orders_demo.csv': timeleFolder['orders_demo.csv'].map((line, index) =>
        index === 0 ? `${line},order_date` : `${line},${index === 1 ? '2026-01-05 08:15' : ''}`,
      ),
    };
    await importFiles(database, files);
    const products = await database.prisma.product.findMany({ orderBy: { id: 'asc' } });
    expect(products.map(({ available }) => available)).toEqual([false, true, true, true]);
    const orders = await database.prisma.order.findMany({ orderBy: { id: 'asc' }, take: 2 });
    expect(orders.map(({ orderedAt }) => orderedAt)).toEqual([new Date('2026-01-05T08:15:00Z'), null]);
    // Later files without those columns keep the stored values.
    await importFiles(database, timeleFolder);
    expect(await database.prisma.product.count({ where: { available: false } })).toBe(1);
    expect(await database.prisma.order.count({ where: { orderedAt: { not: null } } })).toBe(1);
  });

  test('uses the namespace of the installation', async () => {
    await importFiles(database, timeleFolder);
    const { summary } = await importFiles(database, timeleFolder, {
      userUuidNamespace: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    });
    expect(summary.changes.users).toEqual({ added: 0, changed: 2, removed: 0 });
  });
});

const EXPECTED_UUID_OF_USER1 = '54e02e9f-e6c8-50c3-9b2e-87f37ee5b745';
