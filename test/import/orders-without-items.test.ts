/** Orders that lack items are rejected, reported and counted, except announced ones. */
import type { Database } from '../../src/db/database';
import { stepLabels } from '../../src/import/import-context';
import { ImportError } from '../../src/import/import-error';
import type { ImportOptions } from '../../src/import/run-import';
import { createTestDatabase } from '../setup/test-database';
import { contents, emptyTables, importFiles, importFolder, readFindings } from './import-into';
import {
  kaggleFolder,
  removeTemporaryFolders,
  replaceLine,
  temporaryFolder,
  writeFolder,
} from './toy-folder';
import type { FolderText } from './toy-folder';

const orders = kaggleFolder['orders.csv'];
const items = kaggleFolder['order_products__prior.csv'];
const itemsWithout = (...ids: string[]) => items.filter((line) => !ids.includes(line.split(',')[0]));
const folder = (itemLines: readonly string[], orderLines = orders): FolderText => ({
  ...kaggleFolder,
  'orders.csv': orderLines,
  'order_products__prior.csv': itemLines,
});

const REASON =
  "expected items of this order in order_products__prior.csv or order_products__train.csv; only a user's last order and orders with eval_set test may have none";

describe('orders without items', () => {
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

  const ids = async () =>
    (await database.prisma.order.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);
  const all = { maxRejectShare: 1 };

  async function refusal(files: FolderText, options: Partial<ImportOptions> = {}): Promise<string> {
    const before = await contents(database);
    const error: unknown = await importFiles(database, files, options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ImportError);
    expect(await contents(database)).toEqual(before);
    return (error as Error).message;
  }

  test.each([
    ['order by order', (lines: readonly string[]) => lines],
    ['scattered', (lines: readonly string[]) => [...lines.slice(0, 2), ...lines.slice(3), lines[2]]],
  ])('are rejected by an import into an empty database (items %s)', async (_how, arrange) => {
    const { summary, findings } = await importFiles(database, folder(arrange(itemsWithout('12', '21'))), all);
    expect(findings).toEqual([
      { file: 'orders.csv', line: '3', column: 'order_id', value: '12', outcome: 'rejected', reason: REASON },
      { file: 'orders.csv', line: '6', column: 'order_id', value: '21', outcome: 'rejected', reason: REASON },
    ]);
    expect(summary.files.find(({ file }) => file === 'orders.csv')).toMatchObject({ rows: 8, rejected: 2 });
    expect(await ids()).toEqual([11, 13, 14, 22, 23, 24]);
  });

  test('include an order whose items were all rejected', async () => {
    const { findings } = await importFiles(database, folder([...itemsWithout('12'), '12,999,1,0']), all);
    expect(findings.map(({ file, value }) => [file, value])).toEqual([
      ['orders.csv', '12'],
      ['order_products__prior.csv', '999'],
    ]);
  });

  test('are accepted if they are announced: of eval_set test, or the last of their user', async () => {
    const announced = [...replaceLine(orders, 4, '14,1,prior,4,2,10,3.0'), '25,2,prior,5,1,1,1.0'];
    const { findings } = await importFiles(database, folder(items, announced));
    expect(findings).toEqual([]);
    // The same applies once they are stored, and next to later orders that are not in the files.
    const later = await importFiles(
      database,
      folder(items, [...announced.slice(0, 4), ...announced.slice(5)]),
    );
    expect(later.findings).toEqual([]);
    const again = await importFiles(database, folder(items, [...announced, '15,1,prior,5,1,1,1.0']), all);
    expect(again.findings.map(({ value }) => value)).toEqual(['14']);
  });

  test('are accepted if they are announced and their user has recorded orders', async () => {
    const announced = replaceLine(orders, 4, '14,1,prior,4,2,10,3.0');
    await importFiles(database, folder(items, announced));
    await database.prisma.order.create({
      data: {
        id: -900,
        userId: 1,
        orderNumber: 5,
        evalSet: 'prior',
        dayOfWeek: 1,
        hourOfDay: 1,
        source: 'api',
      },
    });
    const { findings } = await importFiles(database, folder(items, [...announced, '31,3,test,1,1,1,']));
    expect(findings).toEqual([]);
  });

  test('keep their stored items', async () => {
    await importFiles(database, kaggleFolder);
    const before = await contents(database);
    // Order 13 is the last one in this export; without stored items, it could be announced.
    const shorter = [...orders.slice(0, 4), ...orders.slice(5)];
    const { summary, findings } = await importFiles(database, folder(itemsWithout('12', '13'), shorter), all);
    expect(findings.map(({ value, reason: text }) => [value, text])).toEqual([
      ['12', `${REASON}. The stored order is unchanged`],
      ['13', `${REASON}. The stored order is unchanged`],
    ]);
    expect(summary.changed).toBe(false);
    expect(await contents(database)).toEqual(before);
  });

  test('cause an import to be refused if there are many, with a hint at a missing file', async () => {
    const stateDir = temporaryFolder();
    const files = { ...folder(itemsWithout('12', '21')), 'more items.csv': items };
    const message = [
      'orders.csv: 2 of 8 rows rejected (25 %), expected at most 1 %.',
      '  2 of them are orders without items, such as 12, 21.',
      `Nothing was changed. A file of order items is probably missing, was not read, or is incomplete; order items were read from order_products__prior.csv, order_products__train.csv. Add the missing items and import again. All rejected rows are listed in ${stateDir}/import-findings.csv.`,
      'Not read:',
      '  more items.csv: not a recognised name',
    ].join('\n');
    expect(await refusal(files, { stateDir })).toBe(message);
    expect(readFindings(stateDir).map(({ value }) => value)).toEqual(['12', '21']);
    await importFiles(database, kaggleFolder);
    expect(await refusal(files, { stateDir })).toBe(message);
  });

  test('do not hide that the items themselves were rejected', async () => {
    const faulty = items.map((line) => line.replace(/^(12|21),\d+/, '$1,999'));
    const message = await refusal(folder(faulty));
    expect(message).toContain('order_products__prior.csv: 2 of 7 rows rejected');
    expect(message).toContain('MAX_REJECT_SHARE');
    expect(message).not.toContain('A file of order items is probably missing');
  });

  test.each([
    ['an empty database', []],
    ['a database with orders', ['before']],
  ])('are found by a resumed import into %s', async (_where, before) => {
    if (before.length > 0) await importFiles(database, folder(items.slice(0, -1), orders), all);
    const path = writeFolder(folder(itemsWithout('12')));
    for (const step of [stepLabels.merge, stepLabels.refresh]) {
      const abort = new AbortController();
      const interrupted = importFolder(database, path, {
        ...all,
        signal: abort.signal,
        startProgress: (label) => {
          if (label === step) abort.abort(new Error('interrupted'));
          return { update: () => {}, stop: () => {} };
        },
      });
      await expect(interrupted).rejects.toThrow('interrupted');
    }
    const { findings } = await importFolder(database, path, all);
    expect(findings.map(({ value }) => value)).toEqual(['12']);
    expect((await ids()).includes(12)).toBe(before.length > 0);
  });
});
