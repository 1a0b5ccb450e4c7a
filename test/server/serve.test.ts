import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Database } from '../../src/db/database';
import { readActive } from '../../src/registry/versions';
import { createTestDatabase } from '../setup/test-database';
import { publishHabitModel } from './habit-model';
import { runServe } from './running-serve';
import type { RunningServe } from './running-serve';
import { columnsDiffer, makeUnfit } from '../setup/unfit-model';
import { fillShop, uuidOf } from './test-shop';

const urlOf = (serve: RunningServe) => /Serving at (\S+)\/graphql/.exec(serve.output())?.[1] as string;

describe('npm start', () => {
  let folder: string;
  let database: Database;
  let environment: Record<string, string>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'serve-'));
    database = await createTestDatabase();
    database.pool.on('error', () => {});
    environment = { DATABASE_URL: database.url, MODELS_DIR: join(folder, 'models') };
  });
  afterEach(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  const prepare = async () => {
    await fillShop(database);
    await publishHabitModel(environment.MODELS_DIR);
  };

  test('prints a working curl command, and ends on SIGTERM after in-flight requests are answered', async () => {
    await prepare();
    const serve = runServe(environment);
    await serve.says('Ctrl-C stops it.');
    const url = urlOf(serve);
    expect(serve.output()).toContain(`Explorer: ${url}/ `);
    // Model and data exist, so nothing is imported or trained.
    expect(serve.output()).not.toMatch(/importing|training/);

    const line = serve
      .output()
      .split('\n')
      .find((text) => text.startsWith('curl')) as string;
    if (spawnSync('curl', ['--version']).error) console.warn('curl is not installed: its line was not tried');
    else {
      const answer = JSON.parse(execFileSync('sh', ['-c', line], { encoding: 'utf8' }));
      expect(answer.data.recommendations).toMatchObject({ strategy: 'PERSONALIZED' });
      expect(answer.data.recommendations.items).toHaveLength(5);
    }

    // Blocked by a lock until after the signal.
    const client = await database.pool.connect();
    await client.query('begin; lock table aisles in access exclusive mode');
    const underWay = fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ product(id: 1) { aisle { name } } }' }),
    });
    await waitForLock(database);
    serve.child.kill('SIGTERM');
    await new Promise((done) => setTimeout(done, 300));
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    await client.query('rollback');
    client.release();
    expect(await (await underWay).json()).toEqual({ data: { product: { aisle: { name: 'aisle 2' } } } });
    expect(await serve.exitCode).toBe(0);
  });

  test('a first start imports and trains; the next one does neither', async () => {
    const data = join(folder, 'data');
    const generate = resolve(__dirname, '..', '..', 'dist', 'cli', 'commands', 'data-generate.js');
    execFileSync(process.execPath, [generate, '--users', '60', '--seed', '3', '--out', data], {
      stdio: 'pipe',
    });
    environment.DATA_DIR = data;
    environment.TIMELE_STATE_DIR = join(folder, 'state');

    const first = runServe(environment);
    await first.says('Ctrl-C stops it.');
    expect(first.output()).toContain(`The database contains no orders yet; importing ${data}`);
    expect(first.output()).toMatch(/models contains no active model yet; training a small one/);
    const version = await readActive(environment.MODELS_DIR);
    const response = await fetch(`${urlOf(first)}/health`);
    expect(await response.json()).toMatchObject({
      status: 'healthy',
      model_version: version,
      data_loaded: { users: 60 },
    });
    first.child.kill('SIGINT');
    expect(await first.exitCode).toBe(0);

    const start = Date.now();
    const second = runServe(environment);
    await second.says('Ctrl-C stops it.');
    expect(Date.now() - start).toBeLessThan(15_000);
    expect(second.output()).not.toMatch(/importing|training/);
    expect(await readActive(environment.MODELS_DIR)).toBe(version);
    second.child.kill('SIGTERM');
    expect(await second.exitCode).toBe(0);
  });

  const askForOne = async (serve: RunningServe) => {
    const query = `{ recommendations(userId: "${uuidOf(1)}") { strategy modelVersion } model { refused { version } } }`;
    const response = await fetch(`${urlOf(serve)}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return ((await response.json()) as { data: unknown }).data;
  };

  test('after an upgrade that changed the columns, it reports that, trains, and serves the new model', async () => {
    const train = resolve(__dirname, '..', '..', 'dist', 'cli', 'commands', 'train.js');
    environment.TIMELE_STATE_DIR = join(folder, 'state');
    await fillShop(database);
    execFileSync(process.execPath, [train, '--quick'], {
      env: { ...process.env, ...environment },
      stdio: 'pipe',
    });
    const unfit = (await readActive(environment.MODELS_DIR)) as string;
    makeUnfit(environment.MODELS_DIR, unfit);

    const serve = runServe(environment);
    await serve.says('Ctrl-C stops it.');
    expect(serve.output()).toContain(`The active model ${unfit} cannot be used. `);
    expect(serve.output()).toMatch(columnsDiffer);
    expect(serve.output()).toContain('Training a small model in its place');
    expect(serve.output()).not.toContain('No model is in service');
    const version = await readActive(environment.MODELS_DIR);
    expect(version).not.toBe(unfit);
    expect(await askForOne(serve)).toEqual({
      recommendations: { strategy: 'PERSONALIZED', modelVersion: version },
      model: { refused: null },
    });
    serve.child.kill('SIGTERM');
    expect(await serve.exitCode).toBe(0);
  });

  test('if it cannot train either, it starts and reports why recommendations are popular products', async () => {
    await prepare();
    const unfit = (await readActive(environment.MODELS_DIR)) as string;
    makeUnfit(environment.MODELS_DIR, unfit);
    // One order per user is a history, but leaves no target to learn from.
    await database.pool.query(
      'delete from order_items where order_id in (select id from orders where order_number > 1)',
    );
    await database.pool.query('delete from orders where order_number > 1');

    const serve = runServe({ ...environment, TIMELE_STATE_DIR: join(folder, 'state') });
    await serve.says('Ctrl-C stops it.');
    expect(serve.output()).toContain('Too little data to train');
    expect(serve.output()).toContain(
      'No new model was trained, for the reason above. The service starts without one',
    );
    expect(serve.output()).toContain(
      `No model is in service, so only popular products are recommended. The active model ${unfit} was refused. It was trained with other feature columns`,
    );
    expect(serve.output()).toContain('model refused; no model is in service');
    expect(await askForOne(serve)).toEqual({
      recommendations: { strategy: 'POPULAR', modelVersion: null },
      model: { refused: { version: unfit } },
    });
    const health = await fetch(`${urlOf(serve)}/health`);
    expect(await health.json()).toMatchObject({
      status: 'degraded',
      model_loaded: false,
      model_problem: expect.stringContaining(
        `The active model ${unfit} was refused. It was trained with other`,
      ),
    });
    expect(await readActive(environment.MODELS_DIR)).toBe(unfit);
    serve.child.kill('SIGTERM');
    expect(await serve.exitCode).toBe(0);
  });

  test('a damaged model is reported, and nothing is trained in its place', async () => {
    await prepare();
    const damaged = (await readActive(environment.MODELS_DIR)) as string;
    rmSync(join(environment.MODELS_DIR, damaged, 'stage1.onnx'));
    const serve = runServe(environment);
    await serve.says('Ctrl-C stops it.');
    expect(serve.output()).toContain(`The active model ${damaged} cannot be used. `);
    expect(serve.output()).not.toContain('Training');
    expect(serve.output()).toContain('No model is in service, so only popular products are recommended. ');
    serve.child.kill('SIGTERM');
    expect(await serve.exitCode).toBe(0);
  });

  test('a signal during a first start ends it and its child processes', async () => {
    const data = join(folder, 'data');
    const generate = resolve(__dirname, '..', '..', 'dist', 'cli', 'commands', 'data-generate.js');
    execFileSync(process.execPath, [generate, '--users', '60', '--seed', '3', '--out', data], {
      stdio: 'pipe',
    });
    const serve = runServe({ ...environment, DATA_DIR: data, TIMELE_STATE_DIR: join(folder, 'state') });
    await serve.says('training a small one');
    serve.child.kill('SIGTERM');
    expect(await serve.exitCode).toBe(0);
    expect(await readActive(environment.MODELS_DIR)).toBeNull();
    const { rows } = await database.pool.query(
      'select count(*)::int as others from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    expect(rows).toEqual([{ others: 0 }]);
  });

  test('stops with the exit code of an import that fails', async () => {
    const serve = runServe({
      ...environment,
      DATA_DIR: join(folder, 'nothing'),
      TIMELE_STATE_DIR: join(folder, 'state'),
    });
    expect(await serve.exitCode).toBe(1);
    expect(serve.output()).toContain('"import" failed with exit code 1');
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['an open address without authentication', { HOST: '0.0.0.0' }, /expected HOST to be a loopback address/],
    ['jwt without a key', { AUTH_MODE: 'jwt' }, /expected JWT_SECRET or JWKS_URL, got neither/],
    ['an invalid variable', { PORT: 'http' }, /PORT: expected a whole number from 0 to 65535, got "http"/],
    [
      'an address of another machine',
      { HOST: '127.0.0.1', DATABASE_URL: 'postgresql://127.0.0.1:1/none' },
      /Cannot use the database of DATABASE_URL/,
    ],
  ])('rejects %s in one message', async (_name, variables, message) => {
    const serve = runServe({ ...environment, ...variables });
    expect(await serve.exitCode).toBe(1);
    expect(serve.output()).toMatch(message);
    expect(serve.output()).not.toMatch(/ at .*\.(js|ts):\d+/);
  });

  test('reports a port in use before any long work', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    try {
      const serve = runServe({ ...environment, PORT: String(port) });
      expect(await serve.exitCode).toBe(1);
      expect(serve.output()).toContain(`Expected port ${port} of 127.0.0.1 to be free`);
      expect(serve.output()).toContain(`PORT=${port + 1} npm start`);
      expect(serve.output()).not.toContain('importing');
    } finally {
      await new Promise((done) => other.close(done));
    }
  });
});

/** Settles once a statement of another connection waits for a lock. */
async function waitForLock({ pool }: Database): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rowCount) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}
