/** `npm run doctor`: each fault that can be reproduced is found and reported with its fix. */
import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { checkDisk, checkMemory } from '../../src/cli/doctor/check-machine';
import type { Finding } from '../../src/cli/doctor/finding';
import type { Database } from '../../src/db/database';
import { createTestDatabase } from '../setup/test-database';
import { createTrainedShop, temporaryFolder } from '../setup/trained-shop';
import type { TrainedShop } from '../setup/trained-shop';
import { runProgram } from './run-program';

const folder = temporaryFolder();
/** A copy of the models that a test may damage. */
const damaged = join(folder.path, 'damaged');
let shop: TrainedShop;
let empty: Database;

beforeAll(async () => {
  // Long histories, so that one more order does not count as drift.
  shop = await createTrainedShop({ users: 40, products: 150, orders: 26 });
  // On this data, the model is no better than a frequency baseline, so the manifest gets the figures of a good model.
  setFigures(join(shop.modelsDir, shop.trained.manifest.version), { ours: 0.5, 'P-TopFreq': 0.4 });
  empty = await createTestDatabase();
  await shop.database.pool.query(`insert into import_runs (counts) values ('{}')`);
});
afterAll(async () => {
  await shop.close();
  await empty.close();
  folder.remove();
});

interface Diagnosis {
  readonly code: number | null;
  readonly stderr: string;
  readonly findings: readonly Finding[];
  of(check: string): Finding | undefined;
}

async function diagnose(overrides: Record<string, string> = {}, ...args: string[]): Promise<Diagnosis> {
  const { code, stdout, stderr } = await runProgram('doctor', ['--json', ...args], {
    DATABASE_URL: shop.database.url,
    MODELS_DIR: shop.modelsDir,
    TIMELE_STATE_DIR: folder.path,
    PORT: '0',
    ...overrides,
  });
  const findings = JSON.parse(stdout) as Finding[];
  return { code, stderr, findings, of: (wanted) => findings.find(({ check }) => check === wanted) };
}

const broken = (message: RegExp) => ({
  verdict: 'fault',
  message: expect.stringMatching(message),
  cure: expect.stringMatching(/\w/),
});
const doubtful = (message: RegExp) => ({ ...broken(message), verdict: 'warning' });

/** A user's first and second order, and the last one, which could be an announced order. */
const emptied = `select id from orders where user_id = 1 and eval_set <> 'test' and (order_number in (1, 2)
  or order_number = (select max(order_number) from orders where user_id = 1 and eval_set <> 'test'))`;

const sql = (text: string, values: unknown[] = []) => shop.database.pool.query(text, values);

/** The active model's folder in a copy of the registry. */
function modelToDamage(): string {
  rmSync(damaged, { recursive: true, force: true });
  cpSync(shop.modelsDir, damaged, { recursive: true });
  return join(damaged, shop.trained.manifest.version);
}

function changeManifest(directory: string, change: (manifest: Record<string, unknown>) => void): void {
  const path = join(directory, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  change(manifest);
  writeFileSync(path, JSON.stringify(manifest));
}

/** Replaces the validation NDCG@10 in the manifest. */
function setFigures(directory: string, figures: Record<string, number>): void {
  changeManifest(directory, ({ metrics }) => {
    (metrics as { validation: Record<string, unknown> }).validation['ndcg@10'] = figures;
  });
}

test('a healthy shop has no fault, a finding for each check, and exit code 0', async () => {
  const { code, findings } = await diagnose();
  expect(findings.filter(({ verdict }) => verdict === 'fault' || verdict === 'warning')).toEqual([]);
  expect(findings.map(({ check }) => check)).toEqual([
    ...['node', 'memory', 'disk', 'state-dir', 'models-dir', 'port', 'access'],
    ...[
      'database',
      'migrations',
      'views',
      'data',
      'empty-orders',
      'trainable',
      'fresh',
      'aggregates',
      'fallback',
    ],
    ...['model', 'model-files', 'model-columns', 'model-data', 'quality', 'drift'],
  ]);
  expect(code).toBe(0);
});

describe('the machine', () => {
  test('1. an old Node', async () => {
    const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.9.0' } })`;
    const { code, stderr, of } = await diagnose({
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(old)}`,
    });
    expect(of('node')).toMatchObject({ ...broken(/20\.9\.0/), cure: 'Install Node 20.19 or newer.' });
    expect(stderr).toBe('1 fault found.\n');
    expect(code).toBe(1);
  });

  test('2. too little memory', () => {
    expect(checkMemory(2 * 2 ** 30)).toMatchObject(doubtful(/2\.0 GB/));
    expect(checkMemory(3 * 2 ** 30).verdict).toBe('ok');
  });

  test('3. a full disk', () => {
    expect(checkDisk(2 ** 30, '/data')).toMatchObject(broken(/1\.0 GB free at \/data/));
    expect(checkDisk(2 * 2 ** 30, '/data').verdict).toBe('ok');
  });

  test('4. a state folder that cannot be written', async () => {
    const file = join(folder.path, 'a-file');
    writeFileSync(file, '');
    const { code, of } = await diagnose({ TIMELE_STATE_DIR: join(file, 'state'), MODELS_DIR: file });
    expect(of('state-dir')).toMatchObject({
      ...broken(/a-file\/state is not writable/),
      cure: expect.stringContaining('TIMELE_STATE_DIR'),
    });
    expect(of('models-dir')).toMatchObject({ verdict: 'fault', cure: expect.stringContaining('MODELS_DIR') });
    expect(code).toBe(1);
  });

  test('5. a port that is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, of } = await diagnose({ PORT: String(port) });
    server.close();
    expect(of('port')).toMatchObject(doubtful(/EADDRINUSE/));
    expect(code).toBe(0);
  });

  test('6. an address that would show all data to anyone', async () => {
    const { code, of } = await diagnose({ HOST: '0.0.0.0', AUTH_MODE: 'none' });
    expect(of('access')).toMatchObject(broken(/AUTH_MODE=none/));
    expect(code).toBe(1);
  });
});

describe('the database', () => {
  test('7. unreachable', async () => {
    const { code, of, findings } = await diagnose({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' });
    expect(of('database')).toMatchObject({
      ...broken(/ECONNREFUSED/),
      cure: expect.stringContaining('unset DATABASE_URL'),
    });
    expect(findings.at(-1)?.check).toBe('database');
    expect(code).toBe(1);
  });

  test('8. not migrated, and the doctor does not migrate it', async () => {
    const { rows } = await sql(
      `delete from _prisma_migrations where migration_name = (select max(migration_name) from _prisma_migrations) returning *`,
    );
    const last = rows[0] as Record<string, unknown>;
    try {
      const { code, of } = await diagnose();
      expect(of('migrations')).toMatchObject(broken(new RegExp(`not applied yet: ${last.migration_name}`)));
      expect(of('data')).toBeUndefined();
      expect(code).toBe(1);
      expect((await diagnose()).of('migrations')?.verdict).toBe('fault');
    } finally {
      const names = Object.keys(last);
      await sql(
        `insert into _prisma_migrations (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
        Object.values(last),
      );
    }
  });

  test('9. migrated by a newer release', async () => {
    await sql(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '99990101_future', now())`,
    );
    const { of } = await diagnose();
    await sql(`delete from _prisma_migrations where id = 'x'`);
    expect(of('migrations')).toMatchObject(broken(/newer release: 99990101_future/));
  });

  test('10. feature views of another release', async () => {
    const { rows } = await sql(
      `select obj_description('user_features'::regclass, 'pg_class') as fingerprint`,
    );
    const { fingerprint } = rows[0] as { fingerprint: string };
    await sql(`comment on view user_features is 'another'`);
    const { of } = await diagnose();
    await sql(`comment on view user_features is '${fingerprint}'`);
    expect(of('views')).toMatchObject(broken(/another release: user_features/));
  });
});

describe('the data', () => {
  test('11. none', async () => {
    const { code, of } = await diagnose({ DATABASE_URL: empty.url });
    expect(of('data')).toMatchObject({
      ...broken(/no order/),
      cure: expect.stringContaining('npm run import'),
    });
    expect(of('model')).toBeUndefined();
    expect(code).toBe(1);
  });

  test('12. too little, and users who all get popular products', async () => {
    await empty.pool.query(`insert into departments values (1, 'd'); insert into aisles values (1, 'a');
      insert into products (id, name, aisle_id, department_id) values (1, 'p', 1, 1);
      insert into users (id, uuid) select u, gen_random_uuid() from generate_series(1, 4) u;
      insert into orders (id, user_id, order_number, eval_set, day_of_week, hour_of_day) values (1, 1, 1, 'prior', 1, 1);
      insert into order_items (order_id, product_id, add_to_cart_order, reordered) values (1, 1, 1, false)`);
    const { of } = await diagnose({ DATABASE_URL: empty.url });
    expect(of('trainable')).toMatchObject(
      broken(/users with 3 or more orders with items are needed, found 0 among 4 users/),
    );
    expect(of('fallback')).toMatchObject(doubtful(/75\.0 % of the users/));
    expect(of('aggregates')).toMatchObject(doubtful(/contain 0 orders, the tables 1/));
  });

  test('13. old', async () => {
    await sql(`update import_runs set finished_at = now() - interval '30 days'`);
    const { code, of } = await diagnose();
    const strict = await diagnose({}, '--strict');
    await sql(`update import_runs set finished_at = now()`);
    expect(of('fresh')).toMatchObject({
      ...doubtful(/30 days ago/),
      cure: expect.stringContaining('npm run nightly'),
    });
    expect(code).toBe(0);
    expect([strict.code, strict.stderr]).toEqual([1, '1 warning found.\n']);
  });

  test('orders without items that are not announced', async () => {
    await sql(`create table kept_items as select * from order_items where order_id in (${emptied})`);
    await sql(`delete from order_items where order_id in (${emptied})`);
    try {
      const { code, of } = await diagnose();
      expect(of('empty-orders')).toMatchObject(
        doubtful(/^2 stored orders have no items .* such as \d+, \d+$/),
      );
      expect(code).toBe(0);
    } finally {
      await sql('insert into order_items table kept_items');
      await sql('drop table kept_items');
    }
    expect((await diagnose()).of('empty-orders')?.verdict).toBe('ok');
  });
});

describe('the model', () => {
  test('14. none', async () => {
    const { code, of } = await diagnose({ MODELS_DIR: join(folder.path, 'no-models') });
    expect(of('model')).toMatchObject({
      ...broken(/no model is active/),
      cure: 'Train a model with "npm run train".',
    });
    expect(code).toBe(1);
  });

  test('15. a file that differs from the manifest', async () => {
    appendFileSync(join(modelToDamage(), 'stage1.onnx'), 'x');
    const { of } = await diagnose({ MODELS_DIR: damaged });
    expect(of('model-files')).toMatchObject({
      ...broken(/stage1\.onnx: expected \d+ bytes with sha256/),
      cure: expect.stringContaining('rollback'),
    });
  });

  test('16. a file that is missing', async () => {
    rmSync(join(modelToDamage(), 'stage2.txt'));
    const { of } = await diagnose({ MODELS_DIR: damaged });
    expect(of('model-files')).toMatchObject(broken(/stage2\.txt/));
  });

  test('17. other feature columns', async () => {
    changeManifest(modelToDamage(), (manifest) => (manifest.featureColumnsHash = 'of-another-release'));
    const { of } = await diagnose({ MODELS_DIR: damaged });
    expect(of('model-columns')).toMatchObject(broken(/of-another-release/));
  });

  test('18. not better than a baseline', async () => {
    setFigures(modelToDamage(), { ours: 0.3, 'P-TopFreq': 0.4, 'G-TopFreq': 0.1 });
    const { of } = await diagnose({ MODELS_DIR: damaged });
    expect(of('quality')).toMatchObject(
      broken(/validation NDCG@10 0\.3000, best baseline P-TopFreq 0\.4000/),
    );
  });

  test('19. trained on other data', async () => {
    await sql(
      `insert into orders (id, user_id, order_number, eval_set, day_of_week, hour_of_day) values (90001, 1, 90, 'prior', 1, 1)`,
    );
    const { of } = await diagnose();
    await sql('delete from orders where id = 90001');
    expect(of('model-data')).toMatchObject(doubtful(/the data has changed/));
  });

  test('20. users who behave differently from those of the training', async () => {
    const before = (await diagnose()).of('drift');
    expect(before?.verdict).toBe('ok');
    // All users buy 60 products in every order, and always on the next day.
    await sql('create table kept_items as table order_items');
    await sql('create table kept_orders as table orders');
    await sql('update orders set days_since_prior_order = 1 where order_number > 1');
    await sql(`insert into order_items (order_id, product_id, add_to_cart_order, reordered)
      select o.id, p.id, 50 + p.id, true from orders o, products p where p.id <= 60 on conflict do nothing`);
    try {
      expect((await diagnose()).of('drift')).toMatchObject(doubtful(/stability index \d+\.\d+ .*\(\w+ \d/));
    } finally {
      await sql('delete from order_items');
      await sql('insert into order_items table kept_items');
      await sql(
        'update orders o set days_since_prior_order = k.days_since_prior_order from kept_orders k where k.id = o.id',
      );
      await sql('drop table kept_items, kept_orders');
    }
    expect((await diagnose()).of('drift')).toEqual(before);
  });
});

test('as text, each finding is one line with the fix below it; unknown options are rejected', async () => {
  const environment = { DATABASE_URL: empty.url, TIMELE_STATE_DIR: folder.path, MODELS_DIR: shop.modelsDir };
  const { stdout } = await runProgram('doctor', [], environment);
  expect(stdout).toMatch(/^ok {7}node: Node/);
  expect(stdout).toMatch(/^FAULT {4}trainable: .*\n {9}Import data/m);
  const misspelt = await runProgram('doctor', ['--jason'], environment);
  expect(misspelt.stderr).toContain('Did you mean --json?');
  expect(misspelt.code).toBe(1);
});
