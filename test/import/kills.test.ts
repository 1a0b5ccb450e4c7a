/**
 * Kills the import or its embedded Postgres with SIGKILL at random points: after a random line of output, and then a
 * random part of the time that the following step usually takes. Afterwards the shop is either empty or
 * complete, the next import resumes, and the result equals that of an undisturbed import. KILL_ROUNDS=10 kills each ten
 * times.
 */
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { generateData } from '../../src/data-generator/generate-data';
import { joinEmbeddedCluster } from '../../src/db/cluster/embedded-cluster';
import { DATABASE_NAME } from '../../src/db/database';
import { ignoreConnectionErrors } from '../../src/db/ignore-connection-errors';
import { killServer } from '../setup/kill-server';
import { Random } from '../../src/lib/random';
import { temporaryFolder } from '../setup/trained-shop';
import { runProgram, startProgram } from '../cli/run-program';
import type { ProgramEnd, RunningProgram } from '../cli/run-program';
import { contents, emptyTables } from './import-into';

const rounds = Number(process.env.KILL_ROUNDS ?? 2);
const folder = temporaryFolder();
const random = new Random(11, 'kills');
const dataDir = join(folder.path, 'data');
const shopTables = ['departments', 'aisles', 'products', 'users', 'orders', 'order_items'];

const environment = (stateDir: string) => ({
  DATABASE_URL: '',
  TIMELE_STATE_DIR: stateDir,
  DATA_DIR: dataDir,
});

type Shop = Readonly<Record<string, readonly string[]>>;

/** @returns the contents of the shop's tables, which are emptied; starts the server, as the next command would */
async function takeShop(stateDir: string): Promise<Shop> {
  const cluster = await joinEmbeddedCluster({ stateDir });
  // The server stops right after the pool has ended, which causes errors on connections that are still closing.
  const pool = ignoreConnectionErrors(new Pool({ connectionString: cluster.url(DATABASE_NAME) }));
  try {
    if (!(await isMigrated(pool))) return empty;
    await waitUntilIdle(pool);
    const all = await contents({ pool });
    if (all.orders.length > 0) await emptyTables({ pool });
    return Object.fromEntries(shopTables.map((table) => [table, all[table]]));
  } finally {
    await pool.end();
    await cluster.leave();
  }
}

/** The server may still execute the last statement of a killed program, such as a commit. */
async function waitUntilIdle(pool: Pool): Promise<void> {
  const others = `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
  while ((await pool.query(others)).rows.length > 0) await pause(50);
}

async function isMigrated(pool: Pool): Promise<boolean> {
  try {
    const { rows } = await pool.query(`select to_regclass('orders') is not null as exists`);
    return rows[0].exists;
  } catch (error) {
    // 3D000: the database does not exist yet.
    if ((error as { code?: string }).code === '3D000') return false;
    throw error;
  }
}

/** The part of an import between two lines of output. */
interface Step {
  /** The beginning of the line after which it starts; empty for the start of the program. */
  readonly after: string;
  readonly usualMs: number;
}

let clean: Shop;
let steps: readonly Step[];

beforeAll(async () => {
  // The embedded server may run under another account, which must be able to enter this folder.
  chmodSync(folder.path, 0o755);
  await generateData({
    ...{ directory: dataDir, format: 'kaggle', users: 300, products: 400, seed: 1, overwrite: false },
  });
  const stateDir = join(folder.path, 'clean');
  steps = await measureSteps(startProgram('import', [], environment(stateDir)));
  expect(steps.length).toBeGreaterThan(5);
  clean = await takeShop(stateDir);
  expect(clean.order_items.length).toBeGreaterThan(30_000);
}, 180_000);

afterAll(() => folder.remove());

async function measureSteps(running: RunningProgram): Promise<readonly Step[]> {
  const begins = [{ after: '', at: performance.now() }];
  running.child.stderr?.on('data', (text: string) => {
    for (const line of text.split('\n').filter(Boolean)) {
      begins.push({ after: line.replace(/:.*/, ''), at: performance.now() });
    }
  });
  expect(await running.end).toMatchObject({ code: 0 });
  // The lines before the one that names the folder are printed only while the server is set up.
  const folderLine = begins.findIndex(({ after }) => after.includes(dataDir));
  // Nothing is left to kill after the last line.
  return begins
    .slice(0, -1)
    .map(({ after, at }, index) => ({ after, usualMs: begins[index + 1].at - at }))
    .filter((_, index) => index === 0 || index >= folderLine);
}

async function killAtRandom(running: RunningProgram, kill: () => unknown): Promise<ProgramEnd> {
  const { after, usualMs } = steps[Math.floor(random.next() * steps.length)];
  const delayMs = random.next() * usualMs;
  let output = '\n';
  let killing: NodeJS.Timeout | undefined;
  const killIfReached = (text: string) => {
    output += text;
    if (output.includes(`\n${after}`)) killing ??= setTimeout(kill, delayMs);
  };
  killIfReached('');
  running.child.stderr?.on('data', killIfReached);
  const end = await running.end;
  clearTimeout(killing);
  return end;
}

const empty: Shop = Object.fromEntries(shopTables.map((table) => [table, []]));

const victims: readonly { victim: string; kill: (running: RunningProgram, stateDir: string) => unknown }[] = [
  { victim: 'the import', kill: ({ child }) => child.kill('SIGKILL') },
  { victim: 'Postgres', kill: (_running, stateDir) => killServer(stateDir) },
];

test.each(victims)(
  `killing $victim ${rounds} times leaves the shop either empty or complete`,
  async ({ victim, kill }) => {
    const stateDir = join(folder.path, victim.replaceAll(' ', '-'));
    for (let round = 0; round < rounds; round++) {
      const running = startProgram('import', [], environment(stateDir));
      const { code, stderr } = await killAtRandom(running, () => kill(running, stateDir));
      if (code === 1) expect(stderr).not.toMatch(/^\s+at /m);
      const shop = await takeShop(stateDir);
      expect(shop).toEqual(shop.orders.length > 0 || code === 0 ? clean : empty);
    }
    const last = await runProgram('import', [], environment(stateDir));
    expect([last.code, last.stderr]).toEqual([0, expect.any(String)]);
    expect(await takeShop(stateDir)).toEqual(clean);
    rmSync(stateDir, { recursive: true });
  },
  600_000,
);
