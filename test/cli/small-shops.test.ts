/** The output of the commands in a shop with too few regular users, and their work once there are enough. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Database } from '../../src/db/database';
import { listVersions } from '../../src/registry/versions';
import { shopWithHabits, times, writeSmallShop } from '../setup/small-shop';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder } from '../setup/trained-shop';
import { runProgram } from './run-program';

const sentence = (found: string) =>
  `Too little data to train: at least 10 users with 3 or more orders with items are needed, found ${found}; ` +
  'import more orders (npm run import) or record them through the API, then train again (npm run train).\n';

let database: Database;
let folder: ReturnType<typeof temporaryFolder>;
let environment: Readonly<Record<string, string>>;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = temporaryFolder();
  environment = {
    DATABASE_URL: database.url,
    DATA_DIR: join(folder.path, 'data'),
    MODELS_DIR: join(folder.path, 'models'),
    TIMELE_STATE_DIR: join(folder.path, 'state'),
  };
});
afterEach(async () => {
  await database.close();
  folder.remove();
});

const run = async (program: string, ...args: string[]) => {
  const end = await runProgram(program, args, environment, folder.path);
  expect(end.stderr).not.toMatch(/ at .*\.(js|ts):\d+/);
  return end;
};
const importShop = async (orders: readonly number[]) => {
  writeSmallShop(environment.DATA_DIR, shopWithHabits(orders));
  expect((await run('import')).code).toBe(0);
};

const few = [7, 5, ...times(50, 1)];

test.each<[string, readonly number[], string]>([
  ['two regular users', few, '2 among 52 users'],
  ['two orders per user at most', times(30, 2), '0 among 30 users'],
])('every command reports it in one sentence: %s', async (_name, orders, found) => {
  await importShop(orders);
  for (const [program, ...args] of [
    ['train'],
    ['train', '--quick', '--gate'],
    ['train', '--export-matrix', 'matrix'],
    ['evaluate', '--tune-budget', '0'],
  ]) {
    const { code, stderr } = await run(program, ...args);
    expect([program, code, stderr.endsWith(sentence(found))]).toEqual([program, 2, true]);
  }
  expect(await run('recommend', '1')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^User 1 .*, POPULAR/),
    stderr: expect.stringContaining('No model is active, so only popular products are recommended.'),
  });
  expect((await run('models', 'list')).stdout).toMatch(
    /^No model in .*\. Train one with "npm run train"\.\n$/,
  );
  expect(await run('doctor')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining(`FAULT    trainable: ${sentence(found)}`),
  });
  expect(await listVersions(environment.MODELS_DIR)).toEqual([]);
});

test('without any order, the same commands also report it in one sentence', async () => {
  const { code, stderr } = await run('train');
  expect([code, stderr.endsWith(sentence('0 among 0 users'))]).toEqual([2, true]);
  expect((await run('evaluate')).stderr).toContain(sentence('0 among 0 users'));
  expect((await run('doctor')).stdout).toContain('FAULT    data: There is no order with items.');
  expect((await run('recommend', '1')).stderr).toContain('found no user "1"');
});

test('nightly waits without an error until there is enough data, then trains; later loss of data is an error', async () => {
  await importShop(few);
  const tooEarly = await run('nightly', '--quick');
  expect([tooEarly.code, tooEarly.stdout.endsWith(sentence('2 among 52 users'))]).toEqual([0, true]);

  // Users 3 to 10 get two more orders each. The stored orders keep their ids, as an import requires.
  const orderId = (place: number) => {
    if (place < 12) return place + 1;
    if (place >= 36) return place - 15;
    return place % 3 === 0 ? 9 + place / 3 : 1000 + place;
  };
  writeSmallShop(environment.DATA_DIR, {
    ...shopWithHabits([7, 5, ...times(8, 3), ...times(42, 1)]),
    orderId,
  });
  const enough = await run('nightly', '--quick');
  expect([enough.code, enough.stdout]).toEqual([0, expect.stringContaining('Published and active:')]);
  expect(await listVersions(environment.MODELS_DIR)).toHaveLength(1);

  await database.pool.query('delete from order_items where order_id > 12');
  const lost = await run('nightly', '--quick');
  expect([lost.code, lost.stderr.endsWith(sentence('2 among 52 users'))]).toEqual([2, true]);
  expect(await listVersions(environment.MODELS_DIR)).toHaveLength(1);
});

test('a real shop with two regular users among 314', async () => {
  const real = resolve(__dirname, '../../../shared/cases/import/23_few_regular_customers');
  if (!existsSync(real)) return console.warn(`skipped: ${real} does not exist`);
  environment = { ...environment, DATA_DIR: real };
  expect((await run('import')).code).toBe(0);
  const { code, stderr } = await run('train');
  expect([code, stderr.endsWith(sentence('2 among 314 users'))]).toEqual([2, true]);
});

describe('with a DATABASE_URL', () => {
  const withoutFolder = () => {
    const { DATABASE_URL, MODELS_DIR, TIMELE_STATE_DIR } = environment;
    environment = { DATABASE_URL, MODELS_DIR, TIMELE_STATE_DIR, DATA_DIR: '' };
  };

  test('the sample shop is imported only if DATA_DIR names it', async () => {
    withoutFolder();
    const { code, stderr } = await run('import');
    expect([code, stderr]).toEqual([
      1,
      'DATA_DIR: expected the folder of CSV files to import into the database of DATABASE_URL, got none. ' +
        'Set it, for example DATA_DIR=../my-shop npm run import, or name the files: npm run import -- orders.csv; for the invented sample shop, DATA_DIR=data/sample.\n',
    ]);
  });

  test('nightly imports nothing, and trains on recorded orders', async () => {
    await importShop(times(12, 4));
    withoutFolder();
    const { code, stdout, stderr } = await run('nightly', '--quick');
    expect(stderr).toContain('DATA_DIR is not set, so nothing is imported.');
    expect([code, stdout]).toEqual([0, expect.stringContaining('Published and active:')]);
  });
});
