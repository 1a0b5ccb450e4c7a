/** `npm run train -- --from active --gate`: refused without a model; with one, training continues and the gate compares. */
import type { Database } from '../../src/db/database';
import { FITS } from '../../src/registry/model-files';
import { listVersions, readActive } from '../../src/registry/versions';
import { activeStartingPoint } from '../../src/training/starting-point';
import { insertShop } from '../setup/shop-fixture';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder } from '../setup/trained-shop';
import { runProgram } from './run-program';

const models = temporaryFolder();
let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  await insertShop(database.pool, { users: 30, products: 120 });
});
afterAll(async () => {
  await database.close();
  models.remove();
});

const train = (...args: string[]) =>
  runProgram('train', args, {
    DATABASE_URL: database.url,
    MODELS_DIR: models.path,
    TIMELE_STATE_DIR: models.path,
  });

test('without a model to continue from, the message says what to do', async () => {
  const { code, stderr } = await train('--from', 'active');
  expect(stderr).toContain(
    'expected an active model to continue from, found none. Train the first one without --from.',
  );
  expect(code).toBe(1);
  expect(await listVersions(models.path)).toEqual([]);
});

test('with a model, new trees follow its trees, and the gate compares both models on the same users', async () => {
  expect((await train('--quick')).code).toBe(0);
  const first = await activeStartingPoint(models.path);
  const { code, stdout, stderr } = await train('--from', 'active', '--gate', '--tolerance', '0.5');
  expect(stderr).toContain(
    `Continuing from ${first.version} (${first.fits.selection.stage1.trees.length} and ${first.fits.selection.stage2.trees.length} trees).`,
  );
  expect(stderr).toMatch(
    new RegExp(
      `Gate passed \\(tolerance 0.5, against ${first.version}\\): recall@10: active 0\\.\\d{4}, new 0\\.`,
    ),
  );
  expect(stdout).toContain('Published and active:');
  expect(code).toBe(0);
  const second = await activeStartingPoint(models.path);
  expect(second.version).toBe(await readActive(models.path));
  for (const fit of FITS) {
    const [before, after] = [first.fits[fit].stage1.trees, second.fits[fit].stage1.trees];
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
  }
}, 240_000);
