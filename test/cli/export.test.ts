/** `npm run recommend -- --all`: the files it writes, when it resumes, and when it starts from the beginning. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import type { ExportedUser } from '../../src/cli/recommend/export/exported-user';
import { createTrainedShop, temporaryFolder } from '../setup/trained-shop';
import type { TrainedShop } from '../setup/trained-shop';
import { runProgram, startProgram } from './run-program';

const folder = temporaryFolder();
const AT = '2026-11-24T09:00:00.000Z';
let shop: TrainedShop;

beforeAll(async () => {
  shop = await createTrainedShop();
  await shop.database.pool.query(`
    update users set external_id = 'User ' || chr(64 + id % 7 + 1) || ', "' || id || '"';
    update products set external_id = 'SKU-' || lpad(id::text, 4, '0'), name = name || ' 1,5 l "fresh"'`);
});
afterAll(async () => {
  await shop.close();
  folder.remove();
});

const environment = () => ({
  DATABASE_URL: shop.database.url,
  MODELS_DIR: shop.modelsDir,
  TIMELE_STATE_DIR: folder.path,
});
const to = (name: string) => join(folder.path, name);
const exportTo = (name: string, ...args: string[]) =>
  runProgram(
    'recommend',
    ['--all', '--out', to(name), '--first', '3', '--batch', '7', ...args],
    environment(),
  );

const usersOf = (name: string) =>
  readFileSync(to(name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ExportedUser);

describe('the three formats', () => {
  beforeAll(async () => {
    for (const name of ['all.jsonl', 'all.csv', 'all.parquet']) {
      const { code, stderr } = await exportTo(name, '--at', AT);
      expect(stderr).toMatch(/Recommending: \d+ users\/s/);
      expect(stderr).toContain(`Wrote 40 users to ${to(name)}`);
      expect(code).toBe(0);
    }
  });

  test('JSON lines contain every user once, sorted by external id, with the requested number of products', async () => {
    const users = usersOf('all.jsonl');
    const { rows } = await shop.database.pool.query<{ id: string; uuid: string }>(
      'select external_id as id, uuid from users order by external_id',
    );
    expect(rows).toHaveLength(40);
    expect(users.map(({ userId, uuid }) => ({ id: userId, uuid }))).toEqual(rows);
    for (const { items, strategy, modelVersion } of users) {
      expect(items.map(({ rank }) => rank)).toEqual([1, 2, 3]);
      for (const { productId, productName } of items) {
        const [, number] = /^SKU-0*(\d+)$/.exec(productId) ?? [];
        expect(productName).toBe(`product ${number} 1,5 l "fresh"`);
      }
      expect([strategy, modelVersion]).toEqual(['PERSONALIZED', shop.trained.manifest.version]);
    }
  });

  test('CSV contains the same', () => {
    const lines: string[][] = parse(readFileSync(to('all.csv')));
    const [head, ...rows] = lines;
    expect(head.join()).toBe('user_id,user_uuid,strategy,rank,product_id,product_name,score,source');
    expect(rows).toEqual(
      usersOf('all.jsonl').flatMap(({ userId, uuid, strategy, items }) =>
        items.map(({ rank, productId, productName, score, source }) => [
          ...[userId, uuid, strategy, `${rank}`, productId, productName, `${score}`, source],
        ]),
      ),
    );
  });

  test('Parquet contains the same, and the model version and the time', async () => {
    const file = await asyncBufferFromFile(to('all.parquet'));
    const rows = await parquetReadObjects({ file });
    expect(rows).toEqual(
      usersOf('all.jsonl').flatMap(({ userId, uuid, strategy, items }) =>
        items.map(({ rank, productId, productName, score, source }) => ({
          user_id: userId,
          user_uuid: uuid,
          strategy,
          rank,
          product_id: productId,
          product_name: productName,
          score,
          source,
        })),
      ),
    );
    const { key_value_metadata: metadata } = await parquetMetadataAsync(file);
    expect(metadata).toEqual(
      expect.arrayContaining([
        { key: 'model_version', value: shop.trained.manifest.version },
        { key: 'at', value: AT },
      ]),
    );
  });

  test('no temporary files remain', () => {
    expect(existsSync(to('all.csv.unfinished'))).toBe(false);
    expect(existsSync(to('all.csv.assembling'))).toBe(false);
  });
});

describe('an export that was interrupted', () => {
  /** Leaves a journal as a kill does: the subject, users 1 to n, and an incomplete line. */
  async function interrupt(name: string, users: number): Promise<void> {
    const { child, end } = startProgram(
      'recommend',
      ['--all', '--out', to(name), '--first', '3', '--batch', '1', '--at', AT],
      environment(),
    );
    const watch = setInterval(() => {
      if (existsSync(to(`${name}.unfinished`)) && linesIn(`${name}.unfinished`) > users)
        child.kill('SIGKILL');
    }, 1);
    await end;
    clearInterval(watch);
    const journal = to(`${name}.unfinished`);
    const text = readFileSync(journal, 'utf8');
    const lines = text.split('\n').slice(0, users + 1);
    writeFileSync(journal, `${lines.join('\n')}\n{"userId":"User ${users + 1}","uu`);
  }

  const linesIn = (name: string) => readFileSync(to(name), 'utf8').split('\n').length - 1;

  test('resumes after the last complete line and writes the same file as an export that was not interrupted', async () => {
    await interrupt('cut.jsonl', 4);
    expect(existsSync(to('cut.jsonl'))).toBe(false);
    const { code, stderr } = await exportTo('cut.jsonl');
    expect(stderr).toContain(`Resuming the export of ${AT}: 4 users are done`);
    expect(code).toBe(0);
    expect(readFileSync(to('cut.jsonl'), 'utf8')).toBe(readFileSync(to('all.jsonl'), 'utf8'));
  });

  test.each([
    ['another number of products', ['--first', '2'], /--first 3, now 2/],
    [
      'another time',
      ['--at', '2026-01-01T00:00:00Z'],
      /at 2026-11-24T09:00:00.000Z, now 2026-01-01T00:00:00.000Z/,
    ],
  ])('starts from the beginning for %s, and reports it', async (_what, args, difference) => {
    await interrupt('different.jsonl', 2);
    const { code, stderr } = await exportTo('different.jsonl', ...args);
    expect(stderr).toMatch(difference);
    expect(stderr).toContain('starting from the beginning');
    expect(code).toBe(0);
    expect(usersOf('different.jsonl')).toHaveLength(40);
  });

  test('starts from the beginning if an order was added meanwhile', async () => {
    await interrupt('data.jsonl', 2);
    await shop.database.pool.query(
      `insert into orders (id, user_id, order_number, eval_set, day_of_week, hour_of_day)
       values (90001, 1, 90, 'prior', 1, 1)`,
    );
    const { code, stderr } = await exportTo('data.jsonl', '--at', AT);
    expect(stderr).toContain('(the data has changed): starting from the beginning');
    expect(code).toBe(0);
    await shop.database.pool.query('delete from orders where id = 90001');
  });

  test('starts from the beginning with --restart, and if the journal is not readable', async () => {
    await interrupt('restart.jsonl', 2);
    const restarted = await exportTo('restart.jsonl', '--restart');
    expect(restarted.stderr).not.toContain('Resuming');
    writeFileSync(to('junk.jsonl.unfinished'), 'not a journal');
    expect((await exportTo('junk.jsonl')).code).toBe(0);
    expect(usersOf('junk.jsonl')).toHaveLength(40);
  });

  test('by Ctrl-C says how to resume', async () => {
    const { child, end } = startProgram(
      'recommend',
      ['--all', '--out', to('ctrl.csv'), '--batch', '1'],
      environment(),
    );
    const watch = setInterval(() => {
      if (!existsSync(to('ctrl.csv.unfinished'))) return;
      child.kill('SIGINT');
      clearInterval(watch);
    }, 1);
    const { code, stderr } = await end;
    expect(stderr).toMatch(/Interrupted: stopped after \d+ users\. Run the same command again to resume\./);
    expect(code).toBe(130);
    expect(existsSync(to('ctrl.csv'))).toBe(false);
  });
});

test('a second export to the same file is refused while the first is running', async () => {
  const holder = await shop.database.pool.connect();
  await holder.query(`select pg_advisory_lock(hashtext('timel-e export'), hashtext($1))`, [to('held.csv')]);
  const { code, stderr } = await exportTo('held.csv');
  holder.release(true);
  expect(stderr).toBe(
    `Another export to ${to('held.csv')} is running. Wait until it finishes, or use another file.\n`,
  );
  expect(code).toBe(1);
});

test('one user is found by external id or by UUID', async () => {
  const { rows } = await shop.database.pool.query<{ id: string; uuid: string }>(
    'select external_id as id, uuid from users where id = 7',
  );
  const [byId, byUuid, unknown] = await Promise.all(
    [rows[0].id, rows[0].uuid.toUpperCase(), '7'].map((id) =>
      runProgram('recommend', [id, '--at', AT], environment()),
    ),
  );
  expect(byId.stdout).toContain(`User ${rows[0].id} (${rows[0].uuid}), PERSONALIZED`);
  expect(byId.stdout).toMatch(/product (\d+) 1,5 l "fresh" \(SKU-0*\1\) {2}\[/);
  expect(byUuid.stdout).toBe(byId.stdout);
  expect(unknown.stderr).toContain(
    `Expected the shop's own id or the UUID of a user in the database, found no user "7".`,
  );
  expect(unknown.code).toBe(1);
});

test.each([
  [['--all'], '--all requires --out FILE'],
  [['--all', '5', '--out', 'a.csv'], 'Expected either a user id or --all, got both (5).'],
  [['--all', '--out', 'a.xlsx'], '--out: expected a file ending in .csv, .jsonl, .parquet, got "a.xlsx".'],
  [['5', '--out', 'a.csv'], '--out requires --all'],
  [['5', '--restart'], '--restart and --batch require --all'],
  [['5', '--at', 'soon'], 'Expected a time such as 2026-11-24T09:00'],
  [['5', '--first', '101'], 'Expected a whole number from 1 to 100, got "101".'],
  [['5', '--frist', '10'], 'Did you mean --first?'],
  [[], 'Expected a user id, or --all with --out FILE.'],
])('%s is rejected with a helpful message', async (args, answer) => {
  const { code, stderr } = await runProgram('recommend', args, environment());
  expect(stderr).toContain(answer);
  expect(code).toBe(1);
});
