/** Stored orders that files assign to another user: a few are reported, many are refused unless --replace is given. */
import { join, resolve } from 'node:path';
import type { Database } from '../../src/db/database';
import { stepLabels } from '../../src/import/import-context';
import { describeImport } from '../../src/import/import-summary';
import { ImportError } from '../../src/import/import-error';
import type { ImportOptions } from '../../src/import/run-import';
import { createTestDatabase } from '../setup/test-database';
import { runImportCommand } from './import-cli';
import { contents, emptyTables, importFiles, importFolder, readFindings } from './import-into';
import { removeTemporaryFolders, temporaryFolder, writeFolder } from './toy-folder';
import type { FolderText } from './toy-folder';

const cases = resolve(__dirname, '..', '..', '..', 'shared', 'cases', 'import');

/** Users with two orders of one product each; some orders are swapped between the first users and the others. */
function shop({ users = 50, swapped = 0, shift = 0 } = {}): FolderText {
  const orders: string[] = [];
  const items: string[] = [];
  for (let order = 1; order <= 2 * users; order++) {
    const user = Math.ceil(order / 2);
    const owner = user <= swapped ? user + 1_000 : user;
    const number = order % 2 === 1 || user <= swapped ? 1 + (1 - (order % 2)) : 2;
    orders.push(`${order + shift},${owner},prior,${number},1,8,${number === 1 ? '' : '7'}`);
    items.push(`${order + shift},${1 + (order % 3)},1,0`);
  }
  return {
    'products.csv': [
      'product_id,product_name,aisle_id,department_id',
      '1,Milk,1,1',
      '2,Bread,1,1',
      '3,Tea,1,1',
    ],
    'orders.csv': [
      'order_id,user_id,eval_set,order_number,order_dow,order_hour_of_day,days_since_prior_order',
      ...orders,
    ],
    'order_products__prior.csv': ['order_id,product_id,add_to_cart_order,reordered', ...items],
    'order_products__train.csv': ['order_id,product_id,add_to_cart_order,reordered'],
  };
}

describe('stored orders that change their user', () => {
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

  async function refusal(folder: string, options: Partial<ImportOptions> = {}): Promise<string> {
    const before = await contents(database);
    const error: unknown = await importFolder(database, folder, options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ImportError);
    expect(await contents(database)).toEqual(before);
    return (error as Error).message;
  }

  test('are refused and change nothing if an export numbers its rows from the newest', async () => {
    const day2 = join(cases, '24_newest_first_export_day2');
    await importFolder(database, join(cases, '24_newest_first_export_day1'));
    const stateDir = temporaryFolder();
    expect(await refusal(day2, { stateDir })).toBe(
      [
        'Expected stored orders to keep their user: 2 of 4 stored orders in the files (50 %) would change users, at most 5 % may.',
        '  orders.csv, line 3: order 2 from user 1 to user 2',
        '  orders.csv, line 5: order 4 from user 2 to user 3',
        `Nothing was changed. The export probably generates its row ids from scratch each time, so that an order_id refers to a different order than before: export permanent ids. If the files are right and the database is wrong, import with npm run import -- --replace. All of these orders are listed in ${stateDir}/import-findings.csv.`,
      ].join('\n'),
    );
    expect(readFindings(stateDir)).toMatchObject([
      { file: 'orders.csv', line: '3', value: '2', outcome: 'noted' },
      { file: 'orders.csv', line: '5', value: '4', outcome: 'noted' },
    ]);
  });

  test('are imported with --replace, and each order is reported', async () => {
    const day2 = join(cases, '24_newest_first_export_day2');
    await importFolder(database, join(cases, '24_newest_first_export_day1'));
    const { summary, findings } = await importFolder(database, day2, { replace: true });
    expect(findings.map(({ value, reason }) => [value, reason])).toEqual([
      ['2', 'the stored order moves from user 1 to user 2'],
      ['4', 'the stored order moves from user 2 to user 3'],
    ]);
    expect(describeImport(summary)).toContain(
      'Warning: 2 of 4 stored orders in the files (50 %) changed users, as --replace allows.',
    );
    const replaced = await contents(database);
    await emptyTables(database);
    await importFolder(database, day2);
    const { orders, order_items } = await contents(database);
    expect([replaced.orders, replaced.order_items]).toEqual([orders, order_items]);
  });

  test('are refused on the command line, and imported with --replace', async () => {
    const run = (day: string, ...args: string[]) =>
      runImportCommand({
        args,
        env: {
          DATABASE_URL: database.url,
          TIMELE_STATE_DIR: temporaryFolder(),
          DATA_DIR: join(cases, `24_newest_first_export_${day}`),
        },
      });
    expect((await run('day1')).code).toBe(0);
    const refused = await run('day2');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('npm run import -- --replace');
    const replaced = await run('day2', '--replace');
    expect(replaced.code).toBe(0);
    expect(replaced.stdout).toContain('changed users, as --replace allows.');
  });

  test('are imported and reported up to one in twenty, and refused above', async () => {
    await importFiles(database, shop({ users: 120 }));
    // 12 of 240 orders are exactly one in twenty.
    const { summary, findings } = await importFiles(database, shop({ users: 120, swapped: 6 }));
    expect(findings.map(({ value, outcome }) => [value, outcome])).toEqual(
      Array.from({ length: 12 }, (_, index) => [String(index + 1), 'noted']),
    );
    expect(findings[0].reason).toBe('the stored order moves from user 1 to user 1001');
    expect(summary.warnings).toEqual([]);
    await emptyTables(database);
    await importFiles(database, shop({ users: 119 }));
    expect(await refusal(writeFolder(shop({ users: 119, swapped: 6 })))).toContain(
      '12 of 238 stored orders in the files (5.04 %) would change users, at most 5 % may',
    );
  });

  test('are counted among the stored orders in the files only', async () => {
    await importFiles(database, shop({ users: 400 }));
    // 600 other orders are stored; the files contain 1,000 other orders.
    const few = shop({ users: 100, swapped: 10 });
    const message = await refusal(writeFolder(few));
    expect(message).toContain('20 of 200 stored orders');
    const more = shop({ users: 500, shift: 5_000 });
    const files = {
      ...few,
      'orders_2.csv': more['orders.csv'].map((line) => line.replace(/^(\d+),(\d+)/, '$1,9$2')),
      'order_products__prior_2.csv': more['order_products__prior.csv'],
    };
    expect(await refusal(writeFolder(files))).toContain('20 of 200 stored orders');
  });

  test('are not counted if they were recorded through the API', async () => {
    await importFiles(database, shop({ users: 50 }));
    // Recorded orders have negative ids, so the files contain other orders under the ids 1 to 20.
    await database.pool.query(`update orders set id = -id, source = 'api' where id <= 20`);
    const { findings } = await importFiles(database, shop({ users: 50, swapped: 10 }), { maxRejectShare: 1 });
    expect(findings.filter(({ reason }) => reason.includes('moves from user'))).toEqual([]);
  });

  test('are counted by the first of several rows with the same id', async () => {
    await importFiles(database, shop());
    const swapped = shop({ swapped: 25 });
    const right = shop();
    const [header, ...rows] = right['orders.csv'];
    const wrongFirst = { ...swapped, 'orders_2.csv': right['orders.csv'] };
    expect(await refusal(writeFolder(wrongFirst))).toContain('50 of 100 stored orders');
    const rightFirst = { ...swapped, 'orders.csv': [header, ...rows, ...swapped['orders.csv'].slice(1)] };
    const { summary } = await importFiles(database, rightFirst);
    expect(summary.changes.orders.changed).toBe(0);
  });

  test('are refused before other checks report misleading messages', async () => {
    await importFiles(database, shop({ users: 60 }));
    // A sliding window: the order numbers collide with those of stored orders that the export no longer contains.
    const files = shop({ users: 50, shift: 10 });
    expect(await refusal(writeFolder(files))).toMatch(/^Expected stored orders to keep their user/);
  });

  test.each([[false], [true]])('are found in a resumed import (--replace: %s)', async (replace) => {
    await importFiles(database, shop());
    const folder = writeFolder(shop({ swapped: 25 }));
    const before = await contents(database);
    for (const step of ['order_products__train.csv', ...(replace ? [stepLabels.merge] : [])]) {
      const abort = new AbortController();
      const interrupted = importFolder(database, folder, {
        replace,
        signal: abort.signal,
        startProgress: (label) => {
          if (label === step) abort.abort(new Error('interrupted'));
          return { update: () => {}, stop: () => {} };
        },
      });
      await expect(interrupted).rejects.toThrow('interrupted');
      expect(await contents(database)).toEqual(before);
    }
    if (!replace) {
      expect(await refusal(folder)).toContain('50 of 100 stored orders');
      return;
    }
    const { findings } = await importFolder(database, folder, { replace });
    expect(findings).toHaveLength(50);
    expect(await database.prisma.order.count({ where: { userId: { gt: 1_000 } } })).toBe(50);
  });
});

describe('stored products with new names', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(() => emptyTables(database));
  afterAll(() => database.close());

  const catalogue = (name: (id: number) => string): FolderText => ({
    ...shop(),
    'products.csv': [
      'product_id,product_name,aisle_id,department_id',
      ...Array.from({ length: 100 }, (_, index) => `${index + 1},"${name(index + 1)}",1,1`),
    ],
  });
  const warningsFor = async (name: (id: number) => string) => {
    await importFiles(
      database,
      catalogue((id) => `Tea No${id}`),
    );
    return (await importFiles(database, catalogue(name))).summary.warnings;
  };

  test('cause a warning if there are many', async () => {
    expect(await warningsFor((id) => (id <= 20 ? `Кофе ${id}` : `Tea No${id}`))).toEqual([
      '20 of 100 stored products in the files (20 %) got an entirely different name: product 1 from "Tea No1" to "Кофе 1", 2 from "Tea No2" to "Кофе 2", 3 from "Tea No3" to "Кофе 3". If these are different products, the export generates new product ids each time: export permanent ids, and restore the database from a backup.',
    ]);
  });

  test.each([
    ['a few', (id: number) => (id < 20 ? `Coffee ${id}` : `Tea No${id}`)],
    ['a word is added', (id: number) => `Organic TEA, 200 g (${id})`],
    ['none', (id: number) => `Tea No${id}`],
  ])('cause no warning: %s', async (_what, name) => {
    expect(await warningsFor(name)).toEqual([]);
  });
});
