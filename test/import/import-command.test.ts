/** The command's output and exit codes, and its interruption at any step. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from '../../src/db/database';
import { folderFiles } from '../../src/import/input/folder-files';
import { stepLabels } from '../../src/import/import-context';
import { createTestDatabase } from '../setup/test-database';
import { runImportCommand } from './import-cli';
import type { CliOptions } from './import-cli';
import { contents, emptyTables } from './import-into';
import { removeTemporaryFolders, temporaryFolder, timeleFolder, writeFolder } from './toy-folder';
import type { FolderText } from './toy-folder';

describe('npm run import', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(() => emptyTables(database));
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  const run = (
    dataDir: string,
    { stateDir = temporaryFolder(), ...options }: CliOptions & { stateDir?: string } = {},
  ) =>
    runImportCommand({
      ...options,
      env: { DATABASE_URL: database.url, TIMELE_STATE_DIR: stateDir, DATA_DIR: dataDir },
    });

  test('prints a summary, and on the second run that nothing changed', async () => {
    const folder = writeFolder(timeleFolder);
    const first = await run(folder);
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toMatch(/│ order_items_demo.csv\s+│\s+8 │\s+0 │\s+0 │\s+0 │/);
    expect(first.stdout).toMatch(/│ order_items\s+│\s+8 │\s+0 │\s+0 │\s+8 │/);
    expect(first.stdout).toMatch(/Imported\.\n$/);
    expect(first.stderr).toMatch(/^orders_demo.csv: 8 rows, [\d,]+ rows\/s, [\d.]+ s$/m);
    const second = await run(folder);
    expect(second.code).toBe(0);
    expect(second.stdout).toMatch(/Nothing changed: the database already contains all of these rows\.\n$/);
  });

  test('exits with 1 and a message without a stack trace if the files are wrong', async () => {
    const ended = await run(temporaryFolder());
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('expected the files of one of these sets, found no CSV file.');
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  });

  test('exits with 1 if the environment is wrong', async () => {
    const ended = await runImportCommand({ env: { MAX_REJECT_SHARE: '7' } });
    expect(ended).toMatchObject({
      code: 1,
      stderr: 'MAX_REJECT_SHARE: expected a share from 0 to 1, got "7"\n',
    });
  });

  test('prints its help', async () => {
    const ended = await runImportCommand({ args: ['--help'] });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('Usage: npm run import -- [options]');
    for (const name of ['DATA_DIR', 'DATABASE_URL', 'MAX_REJECT_SHARE']) expect(ended.stdout).toContain(name);
  });

  test('imports the files that are named; a check changes nothing', async () => {
    const log = join(
      writeFolder({ 'log.csv': ['order,user,sku,date', '1,u,milk,2026-01-02', '2,u,tea,2026-01-09'] }),
      'log.csv',
    );
    const before = await contents(database);
    const stateDir = temporaryFolder();
    const report = join(temporaryFolder(), 'report.html');
    const check = await run(temporaryFolder(), { args: [log, '--check', '--report', report], stateDir });
    expect(check).toMatchObject({ code: 0 });
    expect(check.stdout).toMatch(/Log: 2 rows with 1 user, 2 orders, 2 products and 2 order items\./);
    expect(check.stdout).toMatch(/Checked: nothing was changed/);
    expect(check.stderr).toMatch(/^ {2}product +sku$/m);
    expect(check.stderr).toContain(`The report with pictures is written to ${report}.`);
    expect(readFileSync(report, 'utf8')).toContain('<td>sku</td><td>milk</td><td>product</td>');
    expect(await contents(database)).toEqual(before);
    const map = join(stateDir, 'import-map.yaml');
    expect(readFileSync(map, 'utf8')).toMatch(/^ {2}time: date # /m);
    const imported = await run(temporaryFolder(), { args: [log, '--map', map], stateDir });
    expect(imported).toMatchObject({ code: 0 });
    expect(imported.stdout).toMatch(/Imported\.\n$/);
    expect((await contents(database)).orders).toHaveLength(2);
  });

  test.each([
    [['nowhere.csv'], 'no file matches nowhere.csv'],
    [['--map', 'nowhere.yaml'], '--map: expected a map file, cannot read nowhere.yaml (ENOENT)'],
    [['--from', 'yesterday'], '--from: expected a day such as 2026-11-01, got yesterday'],
  ])('exits with 1 and a message for %j', async (args, message) => {
    const ended = await run(temporaryFolder(), { args });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(message);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  });

  test('a map file in the folder of a log applies', async () => {
    const folder = writeFolder({
      'log.csv': ['who,what,when', 'u,milk,2026-01-02', 'u,tea,2026-01-09'],
      'import-map.yaml': ['columns: { user: who, product: what, time: when }'],
    });
    expect((await folderFiles(folder)).paths.map((path) => basename(path))).toEqual([
      'log.csv',
      'import-map.yaml',
    ]);
    const imported = await run(folder);
    expect(imported).toMatchObject({ code: 0 });
    expect((await contents(database)).orders).toHaveLength(2);
    expect((await run(folder)).stdout).toContain('Nothing changed');
  });

  test('a check of files that would be refused exits with 1', async () => {
    const log = join(
      writeFolder({ 'log.csv': ['user,sku,date', 'u,milk,never', 'u,tea,2026-01-09'] }),
      'log.csv',
    );
    const ended = await run(temporaryFolder(), {
      args: [log, '--check', '--report', join(temporaryFolder(), 'report.html')],
    });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/1 of 2 rows rejected/);
  });

  test('rejects --folder and refers to the help', async () => {
    const ended = await runImportCommand({ args: ['--folder'] });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("unknown option '--folder'");
    expect(ended.stderr).toContain('Run "npm run import -- --help" to see all options with examples.');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('rolls back on %s and exits with 130', async (signal) => {
    const before = await contents(database);
    const ended = await run(writeFolder(shop), { signalAt: { text: 'orders_demo.csv: ', signal } });
    expect(ended).toMatchObject({ code: 130, stdout: '' });
    expect(ended.stderr).toMatch(/Interrupted: all changes were rolled back, nothing has changed\.\n$/);
    expect(await contents(database)).toEqual(before);
  });

  test('changes nothing if it is killed, and then completes', async () => {
    const folder = writeFolder(shop);
    const before = await contents(database);
    const outputs = [
      'Importing',
      '\norders_demo.csv: ',
      '\norder_items_demo.csv: ',
      `${stepLabels.check}: `,
      `${stepLabels.merge}: `,
    ];
    for (const text of outputs) {
      const ended = await run(folder, { signalAt: { text, signal: 'SIGKILL' } });
      expect(ended.signal).toBe('SIGKILL');
      expect(await contents(database)).toEqual(before);
    }
    expect((await run(folder)).code).toBe(0);
    const counts = await contents(database);
    expect([counts.users.length, counts.orders.length, counts.order_items.length]).toEqual([
      200, 3_000, 30_000,
    ]);
    expect((await run(folder)).stdout).toContain('Nothing changed');
  });
});

/** Large enough that each step prints progress: 200 users with 15 orders of 10 products each. */
const shop: FolderText = (() => {
  const header = (name: string) => timeleFolder[name][0];
  const users: string[] = [];
  const orders: string[] = [];
  const items: string[] = [];
  const products = Array.from({ length: 500 }, (_, index) => `${index},Product ${index},7,1`);
  for (let user = 0; user < 200; user++) {
    users.push(`${user},,,,,,,,,,`);
    for (let number = 1; number <= 15; number++) {
      const order = user * 15 + number;
      orders.push(`${order},${user},prior,${number},${order % 7},${order % 24},${number === 1 ? '' : 5}`);
      for (let place = 1; place <= 10; place++) {
        items.push(`${order},${(user * 31 + number * 7 + place * place) % 500},${place},0`);
      }
    }
  }
  return {
    'products.csv': [header('products.csv'), ...products],
    'users_demo_v2.csv': [header('users_demo_v2.csv'), ...users],
    'orders_demo.csv': [header('orders_demo.csv'), ...orders],
    'order_items_demo.csv': [header('order_items_demo.csv'), ...items],
  };
})();
