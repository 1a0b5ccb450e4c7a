/** `npm run evaluate` as a child process, on folders of CSV files. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { generateData } from '../../src/data-generator/generate-data';
import type { Database } from '../../src/db/database';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder } from '../setup/trained-shop';

const program = resolve(__dirname, '..', '..', 'dist', 'cli', 'commands', 'evaluate.js');
const folder = temporaryFolder();
let database: Database;

beforeAll(async () => (database = await createTestDatabase()));
afterAll(async () => {
  await database.close();
  folder.remove();
});

function environment() {
  return {
    ...process.env,
    DATABASE_URL: database.url,
    MODELS_DIR: join(folder.path, 'no-models'),
    TIMELE_STATE_DIR: folder.path,
  };
}

function evaluateCommand(...args: string[]) {
  return promisify(execFile)(process.execPath, [program, ...args], { env: environment() });
}

async function evaluateDatabases(): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ datname: string }>(
    `select datname from pg_database where datname like 'evaluate_%'`,
  );
  return rows.map(({ datname }) => datname);
}

test('two data sets are imported, trained, evaluated and removed in one run', async () => {
  const dataDirs = ['small', 'other'].map((name) => join(folder.path, name));
  for (const [d, directory] of dataDirs.entries()) {
    await generateData({
      directory,
      users: 40,
      products: 200,
      seed: d + 1,
      format: 'timele',
      overwrite: false,
    });
  }
  const out = join(folder.path, 'reports');
  const json = join(folder.path, 'rows.json');
  const { stdout } = await evaluateCommand(
    ...dataDirs.flatMap((dataDir) => ['--data', dataDir]),
    ...['--quick', '--tune-budget', '1', '--out', out, '--json', json],
  );
  expect(stdout).toContain('small: 40 users');
  expect(stdout).toContain('other: 40 users');
  expect(stdout).toMatch(/The model is clearly better in \d of 6 comparisons/);
  expect(stdout).toContain('Model and best baseline');
  const rows = JSON.parse(await readFile(json, 'utf8')) as { dataSet: string; method: string }[];
  expect(new Set(rows.map(({ dataSet }) => dataSet))).toEqual(new Set(['small', 'other']));
  expect(new Set(rows.map(({ method }) => method)).size).toBe(9);
  expect(await readFile(join(out, 'evaluation.html'), 'utf8')).toContain('All data sets at a glance');
  expect(await readFile(join(out, 'evaluation.md'), 'utf8')).toContain('## other');
  expect(JSON.parse(await readFile(join(out, 'evaluation.json'), 'utf8'))).toHaveLength(2);
  expect(await evaluateDatabases()).toEqual([]);
}, 240_000);

/** Waits until the throwaway database exists. */
async function databaseIsCreated(): Promise<void> {
  while ((await evaluateDatabases()).length === 0) await setTimeout(20);
}

/** Waits until the import into the throwaway database is finished, which is when training starts. */
async function importIsFinished(): Promise<void> {
  await databaseIsCreated();
  const url = new URL(database.url);
  url.pathname = `/${(await evaluateDatabases())[0]}`;
  const client = new Client({ connectionString: url.href });
  // The evaluation drops its database, and with it this connection.
  client.on('error', () => {});
  await client.connect();
  const isFinished = async () => {
    const { rows } = await client.query<{ table: string | null }>(
      `select to_regclass('import_runs') as table`,
    );
    return rows[0].table !== null && (await client.query('select from import_runs')).rowCount !== 0;
  };
  while (!(await isFinished())) await setTimeout(20);
  await client.end();
}

test.each([
  ['import', databaseIsCreated],
  ['training', importIsFinished],
])('a run interrupted during %s ends and leaves no database behind', async (_step, isReached) => {
  const child = spawn(process.execPath, [program, '--data', join(folder.path, 'small')], {
    env: environment(),
    stdio: 'ignore',
  });
  const end = once(child, 'close');
  await isReached();
  child.kill('SIGTERM');
  expect(await end).toEqual([130, null]);
  expect(await evaluateDatabases()).toEqual([]);
});

test('a folder that cannot be imported is reported by name and leaves nothing behind', async () => {
  const dataDir = join(folder.path, 'empty');
  await mkdir(dataDir);
  await writeFile(join(dataDir, 'products.csv'), 'product_id\n');
  await expect(evaluateCommand('--data', dataDir)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`${dataDir}: import failed`),
  });
  expect(await evaluateDatabases()).toEqual([]);
});

test('without data it says what is needed before a model can be trained', async () => {
  await expect(evaluateCommand()).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('found 0 among 0 users; import more orders'),
  });
});

test('--help shows examples, and an invalid number is rejected', async () => {
  const { stdout } = await evaluateCommand('--help');
  expect(stdout).toContain('npm run evaluate -- --data data/sample');
  await expect(evaluateCommand('--tune-budget', 'many')).rejects.toMatchObject({
    stderr: expect.stringContaining('Expected a whole number, 0 or more, got "many"'),
  });
});

test.each([
  [['--users', '0'], 'Expected a whole number above 0, or "all", got "0".'],
  [['--quick'], '--quick requires --data FOLDER.'],
  [['--no-baselines', '--tune-budget', '3'], '--tune-budget cannot be used with --no-baselines.'],
])('%s is rejected with a helpful message', async (args, answer) => {
  await expect(evaluateCommand(...args)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(answer),
  });
});

test('a study is imported without training, compared and written; unknown names and incompatible options are rejected', async () => {
  const out = join(folder.path, 'studies');
  const json = join(folder.path, 'study-rows.json');
  const { stdout } = await evaluateCommand(
    ...['--study', 'learning-curve', '--seeds', '1', '--data', join(folder.path, 'small')],
    ...['--out', out, '--json', json],
  );
  expect(stdout).toContain('small, study learning-curve: Would more users help?');
  expect(await readFile(join(out, 'studies.html'), 'utf8')).toContain('recall@10 by training users');
  expect(await readFile(join(out, 'studies.md'), 'utf8')).toContain('| variant |');
  const rows = JSON.parse(await readFile(json, 'utf8')) as { study: string }[];
  expect(new Set(rows.map(({ study }) => study))).toEqual(new Set(['learning-curve']));
  expect(await evaluateDatabases()).toEqual([]);
  await expect(evaluateCommand('--study', 'ablatoin')).rejects.toMatchObject({
    stderr: expect.stringContaining('Expected one of ablation, learning-curve'),
  });
  await expect(evaluateCommand('--seeds', '2')).rejects.toMatchObject({
    stderr: expect.stringContaining('--seeds requires --study NAME.'),
  });
  await expect(evaluateCommand('--study', 'ablation', '--no-baselines')).rejects.toMatchObject({
    stderr: expect.stringContaining('--study cannot be used with --no-baselines.'),
  });
}, 240_000);
