/**
 * kill -9 at random moments, of the command or of its embedded Postgres: training leaves the registry whole, an export
 * goes on where it was, no row is lost, and the next run finishes. KILL_ROUNDS=10 kills ten times of each kind.
 */
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateData } from '../../src/data-generator/generate-data';
import { versionDirectory } from '../../src/registry/model-files';
import { listVersions, readActive, readManifest } from '../../src/registry/versions';
import { verifyModel } from '../../src/registry/verify-model';
import { killServer } from '../setup/kill-server';
import { Random } from '../../src/lib/random';
import { temporaryFolder } from '../setup/trained-shop';
import { runProgram, startProgram } from './run-program';
import type { RunningProgram } from './run-program';

const rounds = Number(process.env.KILL_ROUNDS ?? 2);
const folder = temporaryFolder();
const stateDir = join(folder.path, 'state');
const modelsDir = join(folder.path, 'models');
const environment = {
  DATABASE_URL: '',
  TIMELE_STATE_DIR: stateDir,
  MODELS_DIR: modelsDir,
  DATA_DIR: join(folder.path, 'data'),
};
const random = new Random(7, 'kills');
const exportOf = (name: string) => [
  ...['--all', '--out', join(folder.path, name), '--batch', '1'],
  ...['--at', '2026-11-24T09:00:00.000Z'],
];

let trainMs: number;
let exportMs: number;
let importedRows: string;

async function timed(program: string, args: readonly string[]): Promise<number> {
  const begun = performance.now();
  const { code, stderr } = await runProgram(program, args, environment);
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${stderr}`);
  return performance.now() - begun;
}

/** The row counts that an import which finds nothing new ends with. */
async function storedRows(): Promise<string> {
  const { code, stdout, stderr } = await runProgram('import', [], environment);
  if (code !== 0) throw new Error(stderr);
  return [...stdout.matchAll(/│ (\w+) .*?([\d,]+) │$/gm)]
    .map(([, table, rows]) => `${table} ${rows}`)
    .join('; ');
}

beforeAll(async () => {
  // The embedded server may run under another account, which has to pass through.
  chmodSync(folder.path, 0o755);
  await generateData({
    directory: environment.DATA_DIR,
    users: 40,
    products: 200,
    seed: 1,
    format: 'kaggle',
    overwrite: false,
  });
  await timed('import', []);
  importedRows = await storedRows();
  trainMs = await timed('train', ['--quick']);
  exportMs = await timed('recommend', exportOf('whole.jsonl'));
}, 180_000);

afterAll(async () => {
  // The last command to leave stops the server, whoever was killed before.
  await runProgram('doctor', [], environment);
  folder.remove();
});

const victims: readonly { victim: string; kill: (running: RunningProgram) => unknown }[] = [
  { victim: 'the command', kill: ({ child }) => child.kill('SIGKILL') },
  { victim: 'Postgres', kill: () => killServer(stateDir) },
];

/** Starts the command, kills at a random moment of its usual time, waits for its end. */
async function killedRun(
  program: string,
  args: readonly string[],
  usualMs: number,
  kill: (running: RunningProgram) => unknown,
) {
  const running = startProgram(program, args, environment);
  const killing = setTimeout(() => kill(running), random.next() * usualMs);
  const end = await running.end;
  clearTimeout(killing);
  return end;
}

describe.each(victims)('kill -9 of $victim', ({ kill }) => {
  test(`while training, ${rounds} times: every version is whole, and the next training publishes`, async () => {
    for (let round = 0; round < rounds; round++) {
      const { code, stderr } = await killedRun('train', ['--quick'], trainMs, kill);
      if (code === 1) expect(stderr).not.toMatch(/^\s+at /m);
      const versions = await listVersions(modelsDir);
      for (const version of versions) {
        const directory = versionDirectory(modelsDir, version);
        await verifyModel(directory, await readManifest(directory));
      }
      expect(versions).toContain(await readActive(modelsDir));
    }
    const before = await listVersions(modelsDir);
    await timed('train', ['--quick']);
    expect(await listVersions(modelsDir)).toHaveLength(before.length + 1);
    expect(await storedRows()).toBe(importedRows);
  }, 400_000);

  test(`while exporting, ${rounds} times: the file is never half there, and holds everybody in the end`, async () => {
    const name = 'killed.jsonl';
    const file = join(folder.path, name);
    // Trained anew above: the file to compare with is of that model.
    await timed('recommend', exportOf('whole.jsonl'));
    const whole = readFileSync(join(folder.path, 'whole.jsonl'), 'utf8');
    expect(whole.trimEnd().split('\n')).toHaveLength(40);
    rmSync(file, { force: true });
    for (let round = 0; round < rounds; round++) {
      const { code, stderr } = await killedRun('recommend', exportOf(name), exportMs, kill);
      if (existsSync(file)) expect(readFileSync(file, 'utf8') === whole).toBe(true);
      else expect(code).not.toBe(0);
      // It was done before it could be killed: the next round exports anew.
      rmSync(file, { force: true });
      if (code === 1) expect(stderr).not.toMatch(/^\s+at /m);
    }
    await timed('recommend', exportOf(name));
    expect(readFileSync(file, 'utf8') === whole).toBe(true);
    expect(await storedRows()).toBe(importedRows);
  }, 400_000);
});
