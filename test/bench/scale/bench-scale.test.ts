/** `npm run bench:scale` on two tiny shops: every command runs, and the rows contain the measurements. */
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScaleRow } from '../../../src/bench/scale/scale-row';
import { runProgram } from '../../cli/run-program';
import { temporaryFolder } from '../../setup/trained-shop';

const folder = temporaryFolder();
afterAll(() => folder.remove());

test('measures two sizes from CSV files to exported recommendations', async () => {
  // The embedded server may run under another account, which must be able to enter this folder.
  chmodSync(folder.path, 0o755);
  const json = join(folder.path, 'rows.json');
  const svg = join(folder.path, 'charts', 'scale.svg');
  const { code, stdout, stderr } = await runProgram(
    'bench-scale',
    [
      '--users',
      '60,40',
      '--products',
      '200',
      '--evaluate-users',
      '30',
      '--quick',
      '--json',
      json,
      '--svg',
      svg,
    ],
    { TIMELE_STATE_DIR: folder.path, DATABASE_URL: '' },
  );
  expect(stderr).toContain('60 users: export took');
  expect(stderr).toMatch(/60 users: the feature query (uses indexes only|scans \w+)/);
  expect(stdout).toMatch(/40 users.*60 users.*growth/);
  expect(code).toBe(0);
  const rows = JSON.parse(readFileSync(json, 'utf8')) as (ScaleRow & { growth: Record<string, number> })[];
  expect(rows.map(({ users }) => users)).toEqual([40, 60]);
  for (const row of rows) {
    expect(row.orderItems).toBeGreaterThan(row.orders);
    expect(row.featureQueryP50).toBeGreaterThan(0);
    expect(row.featureQueryP99).toBeGreaterThanOrEqual(row.featureQueryP50);
    expect(row.importSeconds).toBeGreaterThan(0);
    expect(Object.keys(row.stages)).toEqual(
      expect.arrayContaining(['Reading feature rows', 'Stage 1', 'Stage 2']),
    );
    for (const megabytes of [...Object.values(row.nodeMegabytes), ...Object.values(row.postgresMegabytes)])
      expect(megabytes).toBeGreaterThan(10);
    expect(Object.keys(row.growth)).toEqual(expect.arrayContaining(['orders', 'train', 'database']));
  }
  expect(readFileSync(svg, 'utf8')).toContain('<svg');
  expect(existsSync(join(folder.path, 'bench', 'scale', '40-200-1'))).toBe(false);
}, 240_000);
