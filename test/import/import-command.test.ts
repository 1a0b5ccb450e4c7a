/** The command's output and exit codes, and its interruption at any step. */
import type { Database } from '../../src/db/database';
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

  const run = (dataDir: string, options: CliOptions = {}) =>
    runImportCommand({
      ...options,
      env: { DATABASE_URL: database.url, TIMELE_STATE_DIR: temporaryFolder(), DATA_DIR: dataDir },
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

  test.each([['--folder'], ['some-folder']])('rejects %s and refers to the help', async (argument) => {
    const ended = await runImportCommand({ args: [argument] });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/unknown option '--folder'|too many arguments/);
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
