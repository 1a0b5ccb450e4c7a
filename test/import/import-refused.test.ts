/** Inputs that cannot be imported: each message, and that nothing changes. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import { ImportError } from '../../src/import/import-error';
import { createTestDatabase } from '../setup/test-database';
import { contents, importFiles, importFolder, readFindings } from './import-into';
import {
  kaggleFolder,
  removeTemporaryFolders,
  replaceLine,
  SECRET_HASH,
  SECRET_PASSWORD,
  temporaryFolder,
  timeleFolder,
  writeFolder,
} from './toy-folder';
import type { FolderText } from './toy-folder';

const orders = timeleFolder['orders_demo.csv'];
const items = timeleFolder['order_items_demo.csv'];

const ANY_ID = 'an id of 1 to 255 characters without control characters';

describe('an import that is refused', () => {
  let database: Database;
  let before: Awaited<ReturnType<typeof contents>>;
  beforeAll(async () => {
    database = await createTestDatabase();
    await importFiles(database, timeleFolder);
    before = await contents(database);
  });
  afterEach(async () => {
    expect(await contents(database)).toEqual(before);
  });
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  async function messageOf(folder: string, stateDir?: string): Promise<string> {
    try {
      await importFolder(database, folder, stateDir ? { stateDir } : {});
    } catch (error) {
      expect(error).toBeInstanceOf(ImportError);
      return (error as Error).message;
    }
    throw new Error('The import was expected to fail.');
  }
  const messageFor = (files: FolderText) => messageOf(writeFolder(files));
  const without = (files: FolderText, name: string) =>
    Object.fromEntries(Object.entries(files).filter(([other]) => other !== name));

  test('names a missing folder', async () => {
    expect(await messageOf('/nowhere/at/all')).toBe(
      'Cannot read the data folder /nowhere/at/all (ENOENT). Set DATA_DIR to a folder of CSV files.',
    );
  });

  test('lists the sets of files if the folder contains none of them', async () => {
    const folder = writeFolder({ 'notes.csv': ['a'], 'readme.txt': ['b'] });
    expect(await messageOf(folder)).toBe(
      [
        `${folder}: expected the files of one of these sets, found notes.csv.`,
        "  TimeL-E's data: products.csv, orders_demo.csv, order_items_demo.csv",
        '  data with plain names: products.csv, orders.csv, order_items.csv',
        "  Kaggle's data: products.csv, orders.csv, order_products__prior.csv",
        'Set DATA_DIR to the folder that contains them.',
      ].join('\n'),
    );
    expect(await messageOf(temporaryFolder())).toContain('found no CSV file.');
  });

  test('names the file that a set lacks', async () => {
    const folder = writeFolder(without(timeleFolder, 'order_items_demo.csv'));
    expect(await messageOf(folder)).toBe(
      `${folder} contains orders_demo.csv, so it is read as TimeL-E's data: expected order_items_demo.csv as well, ` +
        'found aisles.csv, departments.csv, orders_demo.csv, products.csv, users_demo_v2.csv.',
    );
    expect(await messageFor(without(kaggleFolder, 'order_products__prior.csv'))).toContain(
      "read as Kaggle's data: expected order_products__prior.csv as well",
    );
  });

  test('does not choose between two sets', async () => {
    expect(await messageFor({ ...timeleFolder, ...kaggleFolder })).toContain(
      'expected one set of orders, found orders_demo.csv and orders.csv. Move one of them to another folder.',
    );
  });

  test('names a missing column, the expected columns and the header', async () => {
    const message = await messageFor({
      ...timeleFolder,
      'order_items_demo.csv': ['order_id,product,add_to_cart_order,reordered', '11,101,1,0'],
    });
    expect(message).toBe(
      'order_items_demo.csv: expected the columns order_id, product_id; ' +
        'product_id is missing from the header: order_id, product, add_to_cart_order, reordered',
    );
  });

  test('recognises another separator', async () => {
    const message = await messageFor({ ...timeleFolder, 'aisles.csv': ['aisle_id;aisle', '7;bread'] });
    expect(message).toContain(
      'aisle_id, aisle are missing from the header: aisle_id;aisle. Separate fields with commas.',
    );
  });

  test('names an empty file and a repeated column', async () => {
    expect(await messageFor({ ...timeleFolder, 'aisles.csv': [] })).toBe(
      'aisles.csv: expected a header (aisle_id, aisle), got an empty file.',
    );
    expect(await messageFor({ ...timeleFolder, 'aisles.csv': ['aisle_id,aisle,aisle', '7,a,b'] })).toBe(
      'aisles.csv: expected one column aisle, got 2.',
    );
  });

  test('reports an unreadable file', async () => {
    const folder = writeFolder(without(timeleFolder, 'aisles.csv'));
    mkdirSync(join(folder, 'aisles.csv'));
    expect(await messageOf(folder)).toBe(`Cannot read ${folder}/aisles.csv (EISDIR).`);
  });

  test('reports file and line of a quote that is never closed', async () => {
    const message = await messageFor({
      ...timeleFolder,
      'products.csv': replaceLine(timeleFolder['products.csv'], 2, '102,"Vanilla,8,1'),
    });
    expect(message).toBe(
      'products.csv, row starting at line 3: expected a closing quote, got the end of the file.',
    );
  });

  test('reports a file that is not UTF-8', async () => {
    const folder = writeFolder(timeleFolder);
    writeFileSync(
      join(folder, 'aisles.csv'),
      Buffer.from('aisle_id,aisle\n7,p\xe2tisserie\n8,x\n', 'latin1'),
    );
    expect(await messageOf(folder)).toBe(
      'aisles.csv: expected UTF-8, got invalid bytes between bytes 0 and 32. Save the file as UTF-8.',
    );
  });

  test.each([
    ['order_id', 'NaN,1,prior,2,1,9,7.0', 'NaN', ANY_ID],
    ['user_id', '12,,prior,2,1,9,7.0', '', ANY_ID],
    ['eval_set', '12,1,later,2,1,9,7.0', 'later', 'prior, train or test, or nothing'],
    ['order_number', '12,1,prior,0,1,9,7.0', '0', 'a whole number from 1 to 1000000'],
    ['order_dow', '12,1,prior,2,7,9,7.0', '7', 'a whole number from 0 to 6'],
    ['order_hour_of_day', '12,1,prior,2,1,24,7.0', '24', 'a whole number from 0 to 23'],
    ['days_since_prior_order', '12,1,prior,2,1,9,-1', '-1', 'a number from 0 to 100000, or nothing'],
    ['', '12,1,prior,2,1,9', '6 fields', undefined],
  ])(
    'reports an invalid %s with file, line, value and what was expected',
    async (column, line, value, expected) => {
      const stateDir = temporaryFolder();
      const folder = writeFolder({ ...timeleFolder, 'orders_demo.csv': replaceLine(orders, 2, line) });
      const message = await messageOf(folder, stateDir);
      expect(message).toContain('orders_demo.csv: 1 of 8 rows rejected (12.5 %), expected at most 1 %.');
      expect(message).toContain(
        `Nothing was changed. The rejected rows and the reasons are listed in ${stateDir}/import-findings.csv`,
      );
      expect(readFindings(stateDir)).toEqual([
        {
          file: 'orders_demo.csv',
          line: '3',
          column,
          value,
          outcome: 'rejected',
          reason: expected ? `expected ${expected}` : 'expected 7 fields, as in the header',
        },
      ]);
    },
  );

  test('prints the first findings of a file, counts the rest, and writes all of them', async () => {
    const bad = Array.from({ length: 30 }, (_, index) => `11,${index},zero,0`);
    const notices: string[] = [];
    const stateDir = temporaryFolder();
    const folder = writeFolder({ ...timeleFolder, 'order_items_demo.csv': [...items, ...bad] });
    await expect(
      importFolder(database, folder, { stateDir, onNotice: (text) => notices.push(text) }),
    ).rejects.toThrow('30 of 38 rows rejected (78.9 %)');
    const lines = notices.join('\n').split('\n');
    expect(lines[0]).toBe(
      'order_items_demo.csv, line 10, add_to_cart_order "zero" (rejected): expected a whole number from 1 to 32767, or nothing',
    );
    expect(lines.slice(20)).toEqual([
      '... and 10 more in order_items_demo.csv',
      'By column and reason:',
      expect.stringMatching(/^ {2}.*: .* \(rejected\): /),
      `All findings: ${stateDir}/import-findings.csv`,
    ]);
    expect(readFindings(stateDir)).toHaveLength(30);
  });

  test('counts rows rejected by the checks over all rows', async () => {
    const message = await messageFor({ ...timeleFolder, 'order_items_demo.csv': [...items, '11,999,3,0'] });
    expect(message).toContain('order_items_demo.csv: 1 of 9 rows rejected (11.1 %), expected at most 1 %.');
  });

  test('does not count duplicates', async () => {
    const { summary } = await importFiles(database, {
      ...timeleFolder,
      'order_items_demo.csv': [...items, ...items.slice(1)],
    });
    expect(summary.files.at(-1)).toMatchObject({ rejected: 0, duplicate: 8 });
  });

  test('reveals no password of a rejected row', async () => {
    const stateDir = temporaryFolder();
    const notices: string[] = [];
    const user = timeleFolder['users_demo_v2.csv'][1];
    const folder = writeFolder({
      ...timeleFolder,
      'users_demo_v2.csv': [
        timeleFolder['users_demo_v2.csv'][0],
        user.replace(/^1/, 'NULL'),
        user.replace('"12, High Street"', '12, High Street'),
      ],
    });
    await expect(
      importFolder(database, folder, { stateDir, onNotice: (text) => notices.push(text) }),
    ).rejects.toThrow('users_demo_v2.csv: 2 of 2 rows rejected');
    const reported = JSON.stringify([notices, readFindings(stateDir)]);
    expect(reported).toContain('12 fields');
    for (const secret of [SECRET_PASSWORD, SECRET_HASH, 'argon2']) expect(reported).not.toContain(secret);
  });

  test('removes the findings of an earlier run', async () => {
    const stateDir = temporaryFolder();
    const folder = writeFolder({ ...timeleFolder, 'order_items_demo.csv': [...items, ',1,1,1'] });
    await messageOf(folder, stateDir);
    expect(readFindings(stateDir)).toHaveLength(1);
    rmSync(folder, { recursive: true });
    await importFiles(database, timeleFolder, { stateDir });
    expect(readFindings(stateDir)).toEqual([]);
  });
});
