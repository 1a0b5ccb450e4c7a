/** `npm run nightly`: imports changed files, trains if there is new data, and never publishes a worse model. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateData } from '../../src/data-generator/generate-data';
import type { Database } from '../../src/db/database';
import { listVersions, readActive } from '../../src/registry/versions';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder } from '../setup/trained-shop';
import { rewriteModelFile, withInfiniteLeaf } from '../setup/rewrite-model-file';
import { columnsDiffer, makeUnfit } from '../setup/unfit-model';
import { runProgram } from './run-program';

const folder = temporaryFolder();
const dataDir = join(folder.path, 'data');
const modelsDir = join(folder.path, 'models');
let database: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  await generateData({
    directory: dataDir,
    users: 40,
    products: 200,
    seed: 1,
    format: 'kaggle',
    overwrite: false,
  });
});
afterAll(async () => {
  await database.close();
  folder.remove();
});

const run = (...args: string[]) =>
  runProgram('nightly', args, {
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    MODELS_DIR: modelsDir,
    TIMELE_STATE_DIR: folder.path,
  });

/** One more order of user 1, appended to the files as a shop's nightly export would. */
function appendOrder(): void {
  const orders = readFileSync(join(dataDir, 'orders.csv'), 'utf8').trimEnd().split('\n');
  const own = orders.map((line) => line.split(',')).filter(([, user]) => user === '1');
  const number = Math.max(...own.map(([, , , orderNumber]) => Number(orderNumber))) + 1;
  writeFileSync(
    join(dataDir, 'orders.csv'),
    [...orders, `99999001,1,prior,${number},2,10,7.0`, ''].join('\n'),
  );
  const items = readFileSync(join(dataDir, 'order_products__prior.csv'), 'utf8').trimEnd();
  writeFileSync(join(dataDir, 'order_products__prior.csv'), `${items}\n99999001,1,1,0\n`);
}

test('the first night imports, trains and publishes', async () => {
  const { code, stdout, stderr } = await run('--quick');
  expect(stderr).toContain(`Importing ${dataDir}`);
  expect(stderr).toContain('Gate: no model is active');
  expect(stdout).toContain('Imported.');
  expect(stdout).toContain('Published and active:');
  expect(code).toBe(0);
});

test('a night without new data does nothing', async () => {
  const before = await listVersions(modelsDir);
  const { code, stdout, stderr } = await run('--quick');
  expect(stderr).toContain('unchanged since the last import');
  expect(stdout).toBe(`Nothing to do: ${before[0]} was trained on the current data.\n`);
  expect(code).toBe(0);
  expect(await listVersions(modelsDir)).toEqual(before);
});

test('a night with a new order imports it, trains, and reports what the gate compared', async () => {
  appendOrder();
  const { code, stdout, stderr } = await run('--quick', '--tolerance', '1');
  expect(stderr).not.toContain('unchanged since the last import');
  expect(stderr).toMatch(/Gate passed \(tolerance 1, .*recall@10: active 0\.\d{4}, new 0\.\d{4}/);
  expect(stdout).toContain('Published and active:');
  expect(code).toBe(0);
  const versions = await listVersions(modelsDir);
  expect(versions).toHaveLength(2);
  expect(await readActive(modelsDir)).toBe(versions[1]);
});

test('after an upgrade, a night without new data trains, because the active model cannot serve', async () => {
  const before = (await readActive(modelsDir)) as string;
  makeUnfit(modelsDir, before);
  const { code, stdout, stderr } = await run('--quick', '--tolerance', '1');
  expect(stderr).toContain('unchanged since the last import');
  expect(stderr).toContain('The active model cannot be used, so a new one is trained. ');
  expect(stderr).toMatch(columnsDiffer);
  expect(stderr).toContain('is compared with the frequency baseline P-TopFreq instead');
  expect(stderr).toMatch(
    /Gate passed \(tolerance 1, against P-TopFreq\): recall@10: P-TopFreq 0\.\d{4}, new 0\./,
  );
  expect(stdout).toContain('Published and active:');
  expect(code).toBe(0);
  const after = await readActive(modelsDir);
  expect(after).not.toBe(before);
  expect((await run('--quick')).stdout).toBe(`Nothing to do: ${after} was trained on the current data.\n`);
});

test('a night without new data trains if the active model was published with an infinite leaf', async () => {
  const before = (await readActive(modelsDir)) as string;
  rewriteModelFile(join(modelsDir, before), 'stage1.txt', withInfiniteLeaf);
  const { code, stdout, stderr } = await run('--quick', '--tolerance', '1');
  expect(stderr).toMatch(/The active model cannot be used, .*stage1\.txt: line \d+: tree 0: leaf_value: /);
  // Its evaluated model is intact.
  expect(stderr).toContain(`Gate passed (tolerance 1, against ${before}): recall@10: active 0.`);
  expect(stdout).toContain('Published and active:');
  expect(code).toBe(0);
  expect(await readActive(modelsDir)).not.toBe(before);
});

test('it cannot continue from a model trained before the upgrade, and says what to do', async () => {
  const before = await listVersions(modelsDir);
  makeUnfit(modelsDir, (await readActive(modelsDir)) as string);
  const { code, stderr } = await run('--quick', '--from', 'active');
  expect(stderr).toContain('To train from scratch, leave out --from.');
  expect(code).toBe(1);
  expect(await listVersions(modelsDir)).toEqual(before);
});

test.each([
  [['--no-gate', '--tolerance', '0.1'], 'Expected either --tolerance or --no-gate, got both.'],
  [['--tolerance', '2'], 'Expected a number from 0 to 1, got "2".'],
  [['--from', 'yesterday'], 'Allowed choices are active.'],
  [['--allways'], 'Did you mean --always?'],
  [['now'], 'too many arguments'],
])('%s is rejected with a helpful message', async (args, answer) => {
  const { code, stderr } = await run(...args);
  expect(stderr).toContain(answer);
  expect(stderr).toContain('npm run nightly -- --help');
  expect(code).toBe(1);
});
