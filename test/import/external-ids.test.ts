/** Files may identify rows by any text. Whatever the ids look like, the same shop is stored. */
import { v5 } from 'uuid';
import type { Database } from '../../src/db/database';
import { recordOrder } from '../../src/graphql/orders/record-order';
import { utc } from '../../src/orders/shop-zone';
import { createTestDatabase } from '../setup/test-database';
import { contents, DEFAULT_NAMESPACE, emptyTables, importFiles } from './import-into';
import { mapIds, reverseRows } from './map-ids';
import type { MapIds } from './map-ids';
import { kaggleFolder, removeTemporaryFolders, timeleFolder } from './toy-folder';
import type { FolderText } from './toy-folder';

const idKinds: readonly (readonly [string, MapIds])[] = [
  ['numbers of 14 digits', (id) => `79829042136${id.padStart(3, '0')}`],
  ['UUIDs', (id, column) => v5(column + id, DEFAULT_NAMESPACE)],
  ['SKUs with letters and leading zeros', (id) => `00${id}-A`],
  ['numbers with leading zeros', (id) => `00${id}`],
  [
    'ids that differ only in case',
    (id) =>
      ['sku', 'skU', 'sKu', 'sKU', 'Sku', 'SkU', 'SKu', 'SKU'][Number(id) % 8] + Math.floor(Number(id) / 8),
  ],
  ['e-mail addresses', (id, column) => (column === 'user_id' ? `user.${id}@example.com` : id)],
  ['texts with quotes, commas and backslashes', (id) => `"${id}", \\N\\ é`],
];

describe('external ids', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(() => emptyTables(database));
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  const rowsOf = async (sql: string) =>
    (await database.pool.query<{ row: readonly unknown[] }>(`select to_jsonb(array[${sql}`)).rows.map(
      ({ row }) => row,
    );

  /** The shop without keys. */
  const shop = async () => ({
    users: await rowsOf(
      `external_id, uuid::text, first_name, email]) as row from users order by external_id`,
    ),
    products:
      await rowsOf(`p.external_id, p.name, a.external_id, a.name, d.external_id, d.name, price::text]) as row
      from products p join aisles a on a.id = aisle_id join departments d on d.id = department_id order by p.external_id`),
    orders:
      await rowsOf(`o.external_id, u.external_id, order_number::text, eval_set, days_since_prior_order::text])
      as row from orders o join users u on u.id = user_id order by o.external_id`),
    items: await rowsOf(`o.external_id, p.external_id, add_to_cart_order::text, reordered::text]) as row
      from order_items join orders o on o.id = order_id join products p on p.id = product_id
      order by o.external_id, p.external_id`),
  });

  const keys = async () => {
    const tables = Object.entries(await contents(database)).filter(([table]) => table !== 'import_runs');
    return Object.fromEntries(tables);
  };

  /** @param folder the numeric folder that was imported into an empty database as `map` has changed it */
  async function expectSameShop(folder: FolderText, map: MapIds): Promise<void> {
    const actual = await shop();
    await emptyTables(database);
    await importFiles(database, folder);
    const numeric = await shop();
    const sorted = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row)).sort();
    const id = (value: unknown, column: Parameters<MapIds>[1]) => map(String(value), column);
    expect(sorted(actual.users)).toEqual(
      sorted(
        numeric.users.map(([user, , ...rest]) => {
          const externalId = id(user, 'user_id');
          return [externalId, v5(externalId, DEFAULT_NAMESPACE), ...rest];
        }),
      ),
    );
    expect(sorted(actual.products)).toEqual(
      sorted(
        numeric.products.map(([product, name, aisle, aisleName, department, departmentName, price]) => [
          id(product, 'product_id'),
          name,
          id(aisle, 'aisle_id'),
          aisleName,
          id(department, 'department_id'),
          departmentName,
          price,
        ]),
      ),
    );
    expect(sorted(actual.orders)).toEqual(
      sorted(
        numeric.orders.map(([order, user, ...rest]) => [id(order, 'order_id'), id(user, 'user_id'), ...rest]),
      ),
    );
    expect(sorted(actual.items)).toEqual(
      sorted(
        numeric.items.map(([order, product, ...rest]) => [
          id(order, 'order_id'),
          id(product, 'product_id'),
          ...rest,
        ]),
      ),
    );
  }

  test.each(idKinds)(
    'that are %s: are stored, found again, and get the same keys in any row order',
    async (_what, map) => {
      const folder = mapIds(timeleFolder, map);
      const { findings } = await importFiles(database, folder);
      expect(findings).toEqual([]);
      const stored = await keys();
      expect(await importFiles(database, folder)).toMatchObject({
        findings: [],
        summary: { changed: false },
      });
      expect(await importFiles(database, reverseRows(folder))).toMatchObject({
        findings: [],
        summary: { changed: false },
      });
      expect(await keys()).toEqual(stored);
      await emptyTables(database);
      await importFiles(database, reverseRows(folder));
      expect(await keys()).toEqual(stored);
      await expectSameShop(timeleFolder, map);
    },
  );

  test('name derived aisles and departments', async () => {
    await importFiles(
      database,
      mapIds(kaggleFolder, (id) => `K-${id}`),
    );
    expect(await rowsOf('external_id, name]) as row from aisles order by external_id')).toEqual([
      ['K-7', 'aisle K-7'],
      ['K-8', 'aisle K-8'],
    ]);
  });

  const grown: FolderText = {
    ...timeleFolder,
    'products.csv': [...timeleFolder['products.csv'], 'SKU-5,Oat drink,7,2'],
    'orders_demo.csv': [...timeleFolder['orders_demo.csv'], 'A-1,2,prior,5,4,11,2.0'],
    'order_items_demo.csv': [
      ...timeleFolder['order_items_demo.csv'],
      '24,101,1,1',
      'A-1,SKU-5,1,0',
      'A-1,104,2,1',
    ],
  };

  test('keep the keys of a database of whole numbers when other ids are added', async () => {
    await importFiles(database, timeleFolder);
    const before = await keys();
    const { findings, summary } = await importFiles(database, grown);
    expect(findings).toEqual([]);
    expect(summary.changes).toMatchObject({
      products: { added: 1, changed: 0, removed: 0 },
      users: { added: 0, changed: 0, removed: 0 },
      orders: { added: 1, changed: 0, removed: 0 },
      order_items: { added: 3, changed: 0, removed: 0 },
    });
    const after = await keys();
    expect(after.orders).toEqual(expect.arrayContaining([...before.orders]));
    expect(await database.prisma.product.findUnique({ where: { externalId: 'SKU-5' } })).toMatchObject({
      id: 105,
    });
    expect(await database.prisma.order.findUnique({ where: { externalId: 'A-1' } })).toMatchObject({
      id: 25,
    });
    // Whole numbers no longer equal keys: the products 105 and 999 get the next keys.
    const numbers = {
      ...timeleFolder,
      'products.csv': [...timeleFolder['products.csv'], '999,Tea,7,2', '105,Jam,7,2'],
    };
    await importFiles(database, numbers);
    expect(await rowsOf(`id::text, external_id]) as row from products where id > 104 order by id`)).toEqual([
      ['105', 'SKU-5'],
      ['106', '105'],
      ['107', '999'],
    ]);
    expect(await importFiles(database, numbers)).toMatchObject({ summary: { changed: false } });
  });

  test('of rows that were created through the API refer to those rows', async () => {
    await importFiles(database, timeleFolder);
    await database.pool.query(
      `insert into products (external_id, name, aisle_id, department_id) values ('777', 'Tea', 7, 2)`,
    );
    await database.pool.query(`insert into users (external_id, uuid) values ('9', gen_random_uuid())`);
    const folder: FolderText = {
      ...timeleFolder,
      'products.csv': [...timeleFolder['products.csv'], '777,Green tea,7,2'],
      'users_demo_v2.csv': [...timeleFolder['users_demo_v2.csv'], '9,Eve,,,,,,,,,'],
      'orders_demo.csv': [...timeleFolder['orders_demo.csv'], '90,9,prior,1,4,11,'],
      'order_items_demo.csv': [...timeleFolder['order_items_demo.csv'], '90,777,1,0'],
    };
    const expectStored = async () => {
      expect(await database.prisma.user.findMany({ where: { externalId: '9' } })).toMatchObject([
        { id: -1, firstName: 'Eve', uuid: v5('9', DEFAULT_NAMESPACE) },
      ]);
      expect(await database.prisma.product.findMany({ where: { externalId: '777' } })).toMatchObject([
        { id: -1, name: 'Green tea' },
      ]);
      expect(
        await database.prisma.order.findUnique({ where: { id: 90 }, include: { items: true } }),
      ).toMatchObject({
        userId: -1,
        items: [{ productId: -1 }],
      });
    };
    expect((await importFiles(database, folder)).findings).toEqual([]);
    await expectStored();
    expect(await importFiles(database, folder)).toMatchObject({ summary: { changed: false } });
    // The same with a text id elsewhere in the files.
    const withText = { ...folder, 'products.csv': [...folder['products.csv'], 'SKU-5,Oat drink,7,2'] };
    expect((await importFiles(database, withText)).findings).toEqual([]);
    await expectStored();
    expect(await importFiles(database, withText)).toMatchObject({ summary: { changed: false } });
  });

  test('of rows that the API created in an empty shop refer to those rows', async () => {
    await database.pool.query(`
      insert into aisles (external_id, name) values ('7', 'old');
      insert into departments (external_id, name) values ('2', 'old');
      insert into products (external_id, name, aisle_id, department_id) values ('101', 'old', -1, -1);
      insert into users (external_id, uuid) values ('1', gen_random_uuid())`);
    expect((await importFiles(database, timeleFolder)).findings).toEqual([]);
    const stored = await shop();
    expect(await importFiles(database, timeleFolder)).toMatchObject({ summary: { changed: false } });
    await emptyTables(database);
    await importFiles(database, timeleFolder);
    expect(await shop()).toEqual(stored);
  });

  describe('with a decimal point in a column of whole numbers', () => {
    const decimal: MapIds = (id, column) => (column === 'user_id' ? `${id}.0` : id);

    test.each<[string, MapIds]>([
      ['numbers', (id) => id],
      ['texts', (id, column) => (column === 'order_id' ? `A-${id}` : id)],
    ])('are whole numbers, beside %s', async (_what, map) => {
      await importFiles(database, mapIds(timeleFolder, map));
      const stored = await shop();
      const { findings } = await importFiles(database, mapIds(mapIds(timeleFolder, decimal), map));
      expect(findings).toMatchObject([
        { file: 'users_demo_v2.csv', line: '2', column: 'user_id', value: '1.0', outcome: 'noted' },
        { file: 'orders_demo.csv', line: '2', column: 'user_id', value: '1.0', outcome: 'noted' },
      ]);
      expect(findings[1].reason).toMatch(/: 8$/);
      expect(await shop()).toEqual(stored);
      // A later export in which the column contains another id does not change the meaning of the known ones.
      const users = mapIds(timeleFolder, decimal)['users_demo_v2.csv'];
      await importFiles(database, {
        ...mapIds(mapIds(timeleFolder, decimal), map),
        'users_demo_v2.csv': [...users, 'guest,Eve,,,,,,,,,'],
      });
      expect(await rowsOf('external_id]) as row from users order by external_id')).toEqual([
        ['1'],
        ['2'],
        ['guest'],
      ]);
    });

    test('are texts beside other texts', async () => {
      const map: MapIds = (id, column) => (column === 'product_id' ? `${id}.${id === '101' ? 0 : 5}` : id);
      const { findings } = await importFiles(database, mapIds(timeleFolder, map));
      expect(findings).toEqual([]);
      expect(await rowsOf('external_id]) as row from products order by external_id limit 1')).toEqual([
        ['101.0'],
      ]);
    });
  });

  test('are shown in findings instead of keys', async () => {
    const map: MapIds = (id, column) => `${column[0]}-${id}`;
    const folder = mapIds(
      {
        ...timeleFolder,
        'orders_demo.csv': [
          ...timeleFolder['orders_demo.csv'],
          '31,3,prior,1,0,8,',
          '15,1,prior,3,0,8,',
          '26,2,test,9,0,8,',
        ],
        'order_items_demo.csv': [
          ...timeleFolder['order_items_demo.csv'],
          '98,101,1,0',
          '13,888,2,0',
          '11,102,3,1',
        ],
      },
      map,
    );
    const { findings } = await importFiles(database, folder, { maxRejectShare: 1 });
    expect(findings.map(({ column, value, outcome }) => [column, value, outcome])).toEqual([
      ['user_id', 'u-3', 'rejected'],
      ['user_id, order_number', 'u-1, 3', 'rejected'],
      ['order_number', '9', 'noted'],
      ['order_id', 'o-98', 'rejected'],
      ['product_id', 'p-888', 'rejected'],
      ['order_id, product_id', 'o-11, p-102', 'duplicate'],
    ]);
    expect(findings[2].reason).toContain('user u-2 has no order number 8');
  });

  test.each<[string, MapIds]>([
    ['numbers', (id) => id],
    ['texts', (id) => `T-${id}`],
  ])('that are %s reach the recorded order that the files contain', async (_what, map) => {
    const dated = (day: number) => `2025-05-0${day}T12:00:00Z`;
    const folder = (last: readonly string[]) =>
      mapIds(
        {
          ...timeleFolder,
          'orders_demo.csv': [
            'order_id,user_id,eval_set,order_number,order_dow,order_hour_of_day,days_since_prior_order,ordered_at',
            `11,1,prior,1,0,8,,${dated(1)}`,
            `12,1,prior,2,1,9,1.0,${dated(2)}`,
            ...last,
          ],
          'order_items_demo.csv': [
            'order_id,product_id,add_to_cart_order,reordered',
            '11,101,1,0',
            '12,101,1,1',
            ...(last.length > 0 ? ['30,104,1,0'] : []),
          ],
        },
        map,
      );
    await importFiles(database, folder([]));
    const { id: userKey } = await database.prisma.user.findUniqueOrThrow({
      where: { externalId: map('1', 'user_id') },
    });
    const { id: productKey } = await database.prisma.product.findUniqueOrThrow({
      where: { externalId: map('104', 'product_id') },
    });
    const { order } = await recordOrder({ pool: database.pool, zone: utc }, userKey, {
      items: [{ productKey, quantity: null }],
      orderedAt: new Date(dated(3)),
    });
    const files = folder([`30,1,prior,3,2,12,1.0,${dated(3)}`]);
    const { summary, findings } = await importFiles(database, files);
    expect(findings).toEqual([]);
    expect(summary.changes.orders).toEqual({ added: 0, changed: 1, removed: 0 });
    expect(await database.prisma.order.findUnique({ where: { id: order.id } })).toMatchObject({
      externalId: map('30', 'order_id'),
      announcedId: false,
    });
    expect(await database.prisma.order.count()).toBe(3);
    expect(await importFiles(database, files)).toMatchObject({ summary: { changed: false } });
  });
});
