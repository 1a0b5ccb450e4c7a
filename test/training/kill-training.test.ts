/** Killed at any moment, training leaves the registry as it was, and the next run works. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { Database } from '../../src/db/database';
import { servable } from '../../src/recommend/loaded-serving-model';
import { loadModel } from '../../src/inference/loaded-model';
import { listVersions, readActive } from '../../src/registry/versions';
import { insertShop } from '../setup/shop-fixture';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder } from '../setup/trained-shop';

const entry = resolve(__dirname, '..', '..', 'dist', 'cli', 'commands', 'train.js');

describe('npm run train -- --quick', () => {
  const models = temporaryFolder();
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool, { users: 30, products: 120 });
  });
  afterAll(async () => {
    models.remove();
    await database.close();
  });

  function start(...args: string[]) {
    const env = {
      ...process.env,
      DATABASE_URL: database.url,
      MODELS_DIR: models.path,
      TIMELE_STATE_DIR: models.path,
    };
    const child = spawn(process.execPath, [entry, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += String(data)));
    const end = once(child, 'close').then(([code]) => ({ code: code as number | null, text }));
    return { child, end };
  }

  /** Killed when it has printed this; every step of the run is met. */
  const moments = [
    'Refreshing product aggregates',
    'Reading feature rows',
    'Stage 1',
    'Out-of-fold',
    'Stage 2',
    'Validating',
  ];

  test.each(moments)('killed after "%s" leaves no version and no doubt', async (moment) => {
    const before = await listVersions(models.path);
    const { child, end } = start('--quick');
    child.stderr.on('data', (data) => String(data).includes(moment) && child.kill('SIGKILL'));
    const { text } = await end;
    expect(text).toContain(moment);
    expect(text).not.toContain('Published');
    const versions = await listVersions(models.path);
    // A kill after the last step's line may come when publishing is over; then the version is whole.
    for (const version of versions.filter((one) => !before.includes(one))) {
      await (await loadModel(models.path, version, servable)).close();
    }
    if (moment !== 'Validating') expect(versions).toEqual(before);
  });

  test('afterwards it trains, publishes and says what it did', async () => {
    const { code, text } = await start('--quick').end;
    expect(text).toMatch(/Trained on \d+ candidates of \d+ past orders of \d+ users/);
    expect(code).toBe(0);
    expect(text).toContain('GP-TopFreq');
    expect(text).toMatch(/Published and active: \S+/);
    const active = (await readActive(models.path)) as string;
    await (await loadModel(models.path, active, servable)).close();
    expect(readdirSync(models.path).filter((name) => name.startsWith('.staging'))).toEqual([]);
    expect(readdirSync(join(models.path, active))).toContain('manifest.json');
  });

  test('Ctrl-C stops it with a word and exit code 130', async () => {
    const before = await listVersions(models.path);
    const { child, end } = start('--quick');
    child.stderr.on('data', (data) => String(data).includes('Reading feature rows') && child.kill('SIGINT'));
    const { code, text } = await end;
    expect(text).toContain('Interrupted: everything was rolled back, nothing is changed.');
    expect(code).toBe(130);
    expect(await listVersions(models.path)).toEqual(before);
  });

  test('a misspelt option is answered helpfully', async () => {
    const { code, text } = await start('--quik').end;
    expect(code).toBe(1);
    expect(text).toContain("unknown option '--quik'");
    expect(text).toContain('Did you mean --quick?');
    expect(text).toContain('--help');
  });
});
