/** After an upgrade that changed the feature columns: every command reports it, and a gated run publishes a new model. */
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import { listVersions, readActive } from '../../src/registry/versions';
import { publishHabitModel } from '../server/habit-model';
import { insertShop } from '../setup/shop-fixture';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder } from '../setup/trained-shop';
import { columnsDiffer, makeUnfit } from '../setup/unfit-model';
import { runProgram } from './run-program';

let models: ReturnType<typeof temporaryFolder>;
let database: Database;
/** Both were active before the upgrade. */
let older: string;
let unfit: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await insertShop(database.pool, { users: 30, products: 120 });
  await database.pool.query(`insert into import_runs (counts) values ('{}')`);
});
afterAll(() => database.close());
beforeEach(async () => {
  models = temporaryFolder();
  older = (await publishHabitModel(models.path, new Date('2026-11-20T08:00:00Z'))).version;
  unfit = (await publishHabitModel(models.path, new Date('2026-11-24T08:00:00Z'))).version;
});
afterEach(() => models.remove());

function upgrade(): void {
  makeUnfit(models.path, older);
  makeUnfit(models.path, unfit);
}

const run = (program: string, ...args: string[]) =>
  runProgram(program, args, {
    DATABASE_URL: database.url,
    DATA_DIR: join(models.path, 'no-data'),
    MODELS_DIR: models.path,
    TIMELE_STATE_DIR: models.path,
    PORT: '0',
  });

test('models list marks versions that do not fit, with the reason, and includes one with a damaged manifest', async () => {
  upgrade();
  const { version: fitting } = await publishHabitModel(models.path, new Date('2026-11-25T08:00:00Z'));
  writeFileSync(join(models.path, older, 'manifest.json'), '{');
  const { code, stdout } = await run('models', 'list');
  expect(stdout).toMatch(new RegExp(`\\* +│ ${fitting} │ yes +│ trained +│ 58`));
  expect(stdout).toMatch(new RegExp(`  +│ ${unfit} │ no +│ trained +│ 58`));
  expect(stdout).toMatch(new RegExp(`  +│ ${older} │ no +│ - `));
  expect(stdout).toMatch(new RegExp(`^${unfit} does not fit this release: .*${columnsDiffer.source}`, 'm'));
  expect(stdout).toMatch(new RegExp(`^${older} does not fit this release: .*expected JSON`, 'm'));
  expect(stdout).not.toContain(`${fitting} does not fit`);
  expect(code).toBe(0);
});

test('models show prints the manifest, and a notice that the version does not fit', async () => {
  upgrade();
  const { stdout, stderr } = await run('models', 'show');
  expect(JSON.parse(stdout)).toMatchObject({ version: unfit });
  expect(stderr).toMatch(columnsDiffer);
});

test.each([
  ['activate', (): string[] => [unfit]],
  ['rollback', (): string[] => []],
])('models %s to a version that does not fit is refused, with nothing changed', async (verb, args) => {
  upgrade();
  const { version: fitting } = await publishHabitModel(models.path, new Date('2026-11-25T08:00:00Z'));
  const { code, stderr } = await run('models', verb, ...args());
  expect(stderr).toContain(`${unfit} was not activated, and nothing was changed. `);
  expect(stderr).toMatch(columnsDiffer);
  expect(stderr).toContain('train a new model with "npm run train"');
  expect(stderr).not.toContain('    at ');
  expect(code).toBe(1);
  expect(await readActive(models.path)).toBe(fitting);
});

test('doctor reports what differs and what users get', async () => {
  upgrade();
  const { code, stdout } = await run('doctor', '--json');
  const finding = (JSON.parse(stdout) as { check: string }[]).find(({ check }) => check === 'model-columns');
  expect(finding).toMatchObject({
    verdict: 'fault',
    message: expect.stringMatching(columnsDiffer),
    cure: expect.stringContaining('npm run train'),
  });
  expect(finding).toMatchObject({
    message: expect.stringContaining('only popular products are recommended'),
  });
  expect(code).toBe(1);
});

test('train --from active is refused before anything is trained', async () => {
  upgrade();
  const { code, stdout, stderr } = await run('train', '--quick', '--from', 'active');
  expect(stderr).toContain(
    `--from active: expected an active model that this release can use, got ${unfit}: `,
  );
  expect(stderr).toMatch(columnsDiffer);
  expect(stderr).toContain('To train from scratch, leave out --from.');
  expect(stdout).toBe('');
  expect(code).toBe(1);
  expect(await listVersions(models.path)).toEqual([older, unfit]);
});

const comparedWithBaseline =
  /Gate: the active model cannot be scored, so the new model is compared with the frequency baseline P-TopFreq instead\. /;

test.each<[string, () => void]>([
  ['its columns differ', upgrade],
  ['a file is damaged', () => appendFileSync(join(models.path, unfit, 'stage1.onnx'), 'x')],
  ['a file is missing', () => rmSync(join(models.path, unfit, 'stage2.txt'))],
  ['models/active is unreadable', () => writeFileSync(join(models.path, 'active'), 'yesterday\n')],
])('the gate compares with the frequency baseline if %s', async (_name, damage) => {
  damage();
  const { code, stdout, stderr } = await run('train', '--quick', '--gate', '--tolerance', '1');
  expect(stderr).toMatch(comparedWithBaseline);
  expect(stderr).toMatch(
    /Gate passed \(tolerance 1, against P-TopFreq\): recall@10: P-TopFreq 0\.\d{4}, new 0\.\d{4}/,
  );
  expect(stdout).toContain('Published and active:');
  expect(code).toBe(0);
  const versions = await listVersions(models.path);
  expect(await readActive(models.path)).toBe(versions.find((version) => ![older, unfit].includes(version)));
});
