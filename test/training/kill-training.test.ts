/** If training is killed in any step, the registry does not change, and the next run works. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { Database } from '../../src/db/database';
import { servable } from '../../src/recommend/loaded-serving-model';
import { loadModel } from '../../src/inference/loaded-model';
import { listVersions, readActive } from '../../src/registry/versions';
import type { TrainingStep } from '../../src/training/training-steps';
import { startProgram } from '../cli/run-program';
import { insertShop } from '../setup/shop-fixture';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder } from '../setup/trained-shop';

const dist = resolve(__dirname, '..', '..', 'dist');

/** Trains, and kills its own process with SIGKILL at the start of a step. */
const TRAIN_UNTIL = `
const [dist, databaseUrl, folder, step] = process.argv.slice(1);
const { openDatabase } = require(dist + '/db/database.js');
const { quickRecipe } = require(dist + '/training/recipes.js');
const { trainModel } = require(dist + '/training/train-model.js');
async function main() {
  const database = await openDatabase({ databaseUrl, stateDir: folder });
  const onStep = (name) => name === step && process.kill(process.pid, 'SIGKILL');
  await trainModel({ database, modelsDir: folder, recipe: quickRecipe, seed: 1, chunkUsers: 200, onStep });
}
main();
`;

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

  const start = (...args: string[]) =>
    startProgram('train', args, {
      DATABASE_URL: database.url,
      MODELS_DIR: models.path,
      TIMELE_STATE_DIR: models.path,
    });

  const steps: readonly TrainingStep[] = [
    ...(['refresh', 'retrieval', 'bins', 'rows', 'stage1', 'folds', 'shortlists'] as const),
    ...(['stage2', 'validation'] as const),
  ];

  test.each(steps)('killed in the step "%s", it publishes nothing', async (step) => {
    const args = ['-e', TRAIN_UNTIL, '--', dist, database.url, models.path, step];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
    expect(await listVersions(models.path)).toEqual([]);
    expect(await readActive(models.path)).toBeNull();
  });

  test('the next run trains, publishes and prints a summary', async () => {
    const { code, stdout } = await start('--quick').end;
    expect(stdout).toMatch(
      /Published model: trained on \d+ candidates of \d+ past orders \(lags 1 to 2\) of \d+ users/,
    );
    expect(code).toBe(0);
    expect(stdout).toContain('GP-TopFreq');
    expect(stdout).toMatch(/Published and active: \S+/);
    const active = (await readActive(models.path)) as string;
    await (await loadModel(models.path, active, servable)).close();
    expect(readdirSync(models.path).filter((name) => name.startsWith('.staging'))).toEqual([]);
    expect(readdirSync(join(models.path, active))).toContain('manifest.json');
  });

  test('Ctrl-C stops it with a message and exit code 130', async () => {
    const before = await listVersions(models.path);
    const { child, end } = start('--quick');
    // The first output comes when training has started.
    child.stderr?.once('data', () => child.kill('SIGINT'));
    const { code, stderr } = await end;
    expect(stderr).toContain('Interrupted: all changes were rolled back, nothing has changed.');
    expect(code).toBe(130);
    expect(await listVersions(models.path)).toEqual(before);
  });

  test('a misspelt option is rejected with the correct spelling', async () => {
    const { code, stderr } = await start('--quik').end;
    expect(code).toBe(1);
    expect(stderr).toContain("unknown option '--quik'");
    expect(stderr).toContain('Did you mean --quick?');
    expect(stderr).toContain('--help');
  });
});
