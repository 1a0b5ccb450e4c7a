/** Which files of a folder are read together, and the hints about the others. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Database } from '../../src/db/database';
import { findDataFiles } from '../../src/import/data-folder';
import { describeImport } from '../../src/import/import-summary';
import { findUnreadFiles } from '../../src/import/unread-files';
import { createTestDatabase } from '../setup/test-database';
import { contents, emptyTables, importFiles, importFolder } from './import-into';
import {
  kaggleFolder,
  removeTemporaryFolders,
  temporaryFolder,
  timeleFolder,
  writeFolder,
} from './toy-folder';

const shared = resolve(__dirname, '..', '..', '..', 'shared', 'cases', 'import');

const empty = (...names: string[]) => {
  const folder = temporaryFolder();
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), '');
  }
  return folder;
};

const kaggleNames = ['products.csv', 'orders.csv', 'order_products__prior.csv', 'order_products__train.csv'];

afterAll(removeTemporaryFolders);

describe('files that are read together', () => {
  const read = (...names: string[]) =>
    findDataFiles(empty(...names)).map(({ name, kind }) => `${name}: ${kind.row}`);

  test('are the file without a part first, then its parts in numerical order', () => {
    expect(
      read(
        ...kaggleNames,
        'orders_10.csv',
        'orders_2.csv',
        'order_products__prior_2.csv',
        'order_products__train-b.csv',
      ),
    ).toEqual([
      'products.csv: product',
      'orders.csv: order',
      'orders_2.csv: order',
      'orders_10.csv: order',
      'order_products__prior.csv: order item',
      'order_products__prior_2.csv: order item',
      'order_products__train.csv: order item',
    ]);
  });

  test('may be monthly exports only, without a file that has no part in its name', () => {
    expect(
      read(
        'products.csv',
        'orders-2024-02.csv',
        'orders-2024-01.csv',
        'order_items-2024-02.csv',
        'order_items-2024-01.csv',
        'users.csv',
      ),
    ).toEqual([
      'products.csv: product',
      'users.csv: user',
      'orders-2024-01.csv: order',
      'orders-2024-02.csv: order',
      'order_items-2024-01.csv: order item',
      'order_items-2024-02.csv: order item',
    ]);
  });

  test.each([
    ['_2', true],
    ['-2024-01', true],
    ['.001', true],
    ['_20240131', true],
    ['_20240131T2359Z', true],
    ['_part2', true],
    ['-part-02-of-10', true],
    ['_2024_q1', true],
    ['_jan', true],
    ['-2024-March', true],
    ['2', false],
    ['_backup', false],
    [' (1)', false],
    ['_v2', false],
    ['_', false],
  ])('include orders%s.csv next to orders.csv: %s', (part, isRead) => {
    const name = `orders${part}.csv`;
    expect(read(...kaggleNames, name).includes(`${name}: order`)).toBe(isRead);
  });

  test('must not be from two sets of orders or of order items', () => {
    expect(() => read(...kaggleNames, 'orders_demo_2.csv')).toThrow(
      'expected one set of orders, found orders_demo_2.csv and orders.csv.',
    );
    expect(() => read(...kaggleNames, 'order_items-2024-01.csv')).toThrow(
      'expected one set of orders, found order_items-2024-01.csv and order_products__prior.csv.',
    );
  });
});

describe('files that are not read', () => {
  test('are listed with the reason, including those in sub-folders', () => {
    const folder = empty(
      ...kaggleNames,
      '.DS_Store',
      'ORDERS_2.csv',
      'aisles.csv.gz',
      'notes.txt',
      'older/orders.csv',
      'order_products.csv',
      'orders (1).csv',
      'products_2.csv',
      'products_enriched/cheese.csv',
      'products_enriched/cheese.xlsx',
      'products_enriched/old/cheese.csv',
      'users_demo_v2.csv',
    );
    const onlyCsv = 'only files that end in .csv are read';
    const aFolder = 'a folder; only the folder products_enriched is read';
    const second =
      'a second file next to orders.csv; to import both, use a name such as orders_2.csv or orders-2024-01.csv';
    expect(findUnreadFiles(folder, findDataFiles(folder)).map(({ name, hint }) => [name, hint])).toEqual([
      ['ORDERS_2.csv', second],
      ['aisles.csv.gz', onlyCsv],
      ['notes.txt', onlyCsv],
      ['older/', aFolder],
      ['order_products.csv', 'not a recognised name'],
      ['orders (1).csv', second],
      [
        'products_2.csv',
        'a second file next to products.csv; only one file of this kind is read, so put all rows into it',
      ],
      ['products_enriched/cheese.xlsx', onlyCsv],
      ['products_enriched/old/', aFolder],
      ['users_demo_v2.csv', 'belongs to another set of files than the one that is read'],
    ]);
  });
});

describe('an import of several files', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(() => emptyTables(database));
  afterAll(() => database.close());

  const [header, ...items] = kaggleFolder['order_products__prior.csv'];
  const [orderHeader, ...orders] = kaggleFolder['orders.csv'];
  const inParts = {
    ...kaggleFolder,
    'orders.csv': [orderHeader, ...orders.slice(0, 5)],
    'orders_2.csv': [orderHeader, ...orders.slice(5)],
    // Split within an order.
    'order_products__prior.csv': [header, ...items.slice(0, 1)],
    'order_products__prior_2.csv': [header, ...items.slice(1, 4)],
    'order_products__prior_10.csv': [header, ...items.slice(4)],
  };

  test('gives the same as one file of each kind, with and without stored orders', async () => {
    await importFiles(database, kaggleFolder);
    const whole = await contents(database);
    expect((await importFiles(database, inParts)).summary.changed).toBe(false);
    await emptyTables(database);
    const { findings } = await importFiles(database, inParts);
    expect(findings).toEqual([]);
    const parts = await contents(database);
    for (const table of ['users', 'products', 'orders', 'order_items']) {
      expect(parts[table]).toEqual(whole[table]);
    }
  });

  test('finds rows that are in two files', async () => {
    const { findings } = await importFiles(database, {
      ...inParts,
      'orders_3.csv': [orderHeader, orders[0]],
      'order_products__prior_11.csv': [header, items[0]],
    });
    expect(findings.map(({ file, outcome, reason }) => [file, outcome, reason])).toEqual([
      ['orders_3.csv', 'duplicate', expect.stringContaining('kept the first one (orders.csv, line 2)')],
      [
        'order_products__prior_11.csv',
        'duplicate',
        expect.stringContaining('kept the first one (order_products__prior.csv, line 2)'),
      ],
    ]);
  });

  test('reports how each file was read and which were not read, even if nothing changed', async () => {
    const folder = writeFolder({ ...timeleFolder, 'orders_demo_copy.csv': timeleFolder['orders_demo.csv'] });
    for (const changed of [true, false]) {
      const { summary, notices } = await importFolder(database, folder);
      expect(summary.changed).toBe(changed);
      expect(summary.unread.map(({ name }) => name)).toEqual(['orders_demo_copy.csv']);
      expect(notices).toEqual([
        expect.stringMatching(
          /^Not read:\n {2}orders_demo_copy\.csv: a second file next to orders_demo\.csv/,
        ),
      ]);
      const text = describeImport(summary);
      expect(text).toMatch(/│ order_items_demo\.csv .*│ order item +│/);
      expect(text).toMatch(/│ products_enriched\/\*\.csv .*│ product with details +│/);
      expect(text).toContain('\nNot read:\n  orders_demo_copy.csv: a second file next to orders_demo.csv');
    }
  });

  test('reads both files of a shop with monthly exports', async () => {
    const { summary } = await importFolder(database, join(shared, '04_second_item_file_ignored'));
    expect(summary.stored).toMatchObject({ orders: 9, order_items: 18 });
    expect(summary.unread).toEqual([]);
  });
});
