/** `npm run doctor`: faults of the machine and the database are found and reported with their fix. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { checkDisk, checkMemory } from '../../src/cli/doctor/check-machine';
import { createDoctorShop, fault, warning } from './doctor-shop';
import type { DoctorShop } from './doctor-shop';

let shop: DoctorShop;
beforeAll(async () => (shop = await createDoctorShop()));
afterAll(() => shop.close());

test('a healthy shop has no fault, a finding for each check, and exit code 0', async () => {
  const { code, findings } = await shop.diagnose();
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
      'future-orders',
      'time-zone',
    ],
    ...['model', 'model-files', 'model-columns', 'model-data', 'quality', 'drift'],
  ]);
  expect(code).toBe(0);
});

describe('the machine', () => {
  test('1. an old Node', async () => {
    const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.9.0' } })`;
    const { code, stderr, of } = await shop.diagnose({
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(old)}`,
    });
    expect(of('node')).toMatchObject({ ...fault(/20\.9\.0/), cure: 'Install Node 20.19 or newer.' });
    expect(stderr).toBe('1 fault found.\n');
    expect(code).toBe(1);
  });

  test('2. too little memory', () => {
    expect(checkMemory(2 * 2 ** 30)).toMatchObject(warning(/2\.0 GB/));
    expect(checkMemory(3 * 2 ** 30).verdict).toBe('ok');
  });

  test('3. a full disk', () => {
    expect(checkDisk(2 ** 30, '/data')).toMatchObject(fault(/1\.0 GB free at \/data/));
    expect(checkDisk(2 * 2 ** 30, '/data').verdict).toBe('ok');
  });

  test('4. a state folder that cannot be written', async () => {
    const file = join(shop.folder, 'a-file');
    writeFileSync(file, '');
    const { code, of } = await shop.diagnose({ TIMELE_STATE_DIR: join(file, 'state'), MODELS_DIR: file });
    expect(of('state-dir')).toMatchObject({
      ...fault(/a-file\/state is not writable/),
      cure: expect.stringContaining('TIMELE_STATE_DIR'),
    });
    expect(of('models-dir')).toMatchObject({ verdict: 'fault', cure: expect.stringContaining('MODELS_DIR') });
    expect(code).toBe(1);
  });

  test('5. a port that is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, of } = await shop.diagnose({ PORT: String(port) });
    server.close();
    expect(of('port')).toMatchObject(warning(/EADDRINUSE/));
    expect(code).toBe(0);
  });

  test('6. an address that would show all data to anyone', async () => {
    const { code, of } = await shop.diagnose({ HOST: '0.0.0.0', AUTH_MODE: 'none' });
    expect(of('access')).toMatchObject(fault(/AUTH_MODE=none/));
    expect(code).toBe(1);
  });
});

describe('the database', () => {
  test('7. unreachable', async () => {
    const { code, of, findings } = await shop.diagnose({
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
    });
    expect(of('database')).toMatchObject({
      ...fault(/ECONNREFUSED/),
      cure: expect.stringContaining('unset DATABASE_URL'),
    });
    expect(findings.at(-1)?.check).toBe('database');
    expect(code).toBe(1);
  });

  test('8. not migrated, and the doctor does not migrate it', async () => {
    const { rows } = await shop.sql(
      `delete from _prisma_migrations where migration_name = (select max(migration_name) from _prisma_migrations) returning *`,
    );
    const last = rows[0] as Record<string, unknown>;
    try {
      const { code, of } = await shop.diagnose();
      expect(of('migrations')).toMatchObject(
        fault(new RegExp(`not applied yet: ${String(last.migration_name)}`)),
      );
      expect(of('data')).toBeUndefined();
      expect(code).toBe(1);
      expect((await shop.diagnose()).of('migrations')?.verdict).toBe('fault');
    } finally {
      const names = Object.keys(last);
      await shop.sql(
        `insert into _prisma_migrations (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
        Object.values(last),
      );
    }
  });

  test('9. migrated by a newer release', async () => {
    await shop.sql(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '99990101_future', now())`,
    );
    const { of } = await shop.diagnose();
    await shop.sql(`delete from _prisma_migrations where id = 'x'`);
    expect(of('migrations')).toMatchObject(fault(/newer release: 99990101_future/));
  });

  test('10. feature views of another release', async () => {
    const { rows } = await shop.sql(
      `select obj_description('user_features'::regclass, 'pg_class') as fingerprint`,
    );
    const { fingerprint } = rows[0] as { fingerprint: string };
    await shop.sql(`comment on view user_features is 'another'`);
    const { of } = await shop.diagnose();
    await shop.sql(`comment on view user_features is '${fingerprint}'`);
    expect(of('views')).toMatchObject(fault(/another release: user_features/));
  });
});
