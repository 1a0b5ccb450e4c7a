/**
 * Kills the command or its embedded Postgres at random moments: the registry contains complete versions only, an export
 * resumes, no row is lost, and the next run succeeds. KILL_ROUNDS=10 kills each of them ten times.
 */
import { chmodSync, existsSync, readFileSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { generateData } from '../../src/data-generator/generate-data';
import { versionDirectory } from '../../src/registry/model-files';
import { listVersions, readActive, readManifest } from '../../src/registry/versions';
import { verifyModel } from '../../src/registry/verify-model';
import { killServer } from '../setup/kill-server';
import { Random } from '../../src/lib/random';
import { temporaryFolder } from '../setup/trained-shop';
import { runProgram, startProgram } from './run-program';
import type { ProgramEnd, RunningProgram } from './run-program';

const USERS = 40;
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

/** Number of lines that training writes to standard error, at least one per step. */
let trainingLines: number;
let importedRows: string;

async function run(program: string, args: readonly string[]): Promise<ProgramEnd> {
  const end = await runProgram(program, args, environment);
  if (end.code !== 0) throw new Error(`${program} ended with ${end.code}:\n${end.stderr}`);
  return end;
}

/** The numbers of stored rows, as printed by an import without new data. */
async function storedRows(): Promise<string> {
  const { stdout } = await run('import', []);
  return [...stdout.matchAll(/│ (\w+) .*?([\d,]+) │$/gm)]
    .map(([, table, rows]) => `${table} ${rows}`)
    .join('; ');
}

beforeAll(async () => {
  // The embedded server may run as another user, who needs access to this folder.
  chmodSync(folder.path, 0o755);
  await generateData({
    directory: environment.DATA_DIR,
    users: USERS,
    products: 200,
    seed: 1,
    format: 'kaggle',
    overwrite: false,
  });
  await run('import', []);
  importedRows = await storedRows();
  const { stderr } = await run('train', ['--quick']);
  trainingLines = stderr.trimEnd().split('\n').length;
}, 180_000);

afterAll(async () => {
  // The last command that uses the server stops it, even if earlier ones were killed.
  await runProgram('doctor', [], environment);
  folder.remove();
});

const victims: readonly { victim: string; kill: (running: RunningProgram) => unknown }[] = [
  { victim: 'the command', kill: ({ child }) => child.kill('SIGKILL') },
  { victim: 'Postgres', kill: () => killServer(stateDir) },
];

type Kill = (running: RunningProgram) => unknown;

/** Starts training, kills after a random number of lines on standard error, and waits for the end. */
async function killedTraining(kill: Kill): Promise<ProgramEnd> {
  const running = startProgram('train', ['--quick'], environment);
  let lines = Math.floor(random.next() * trainingLines);
  if (lines === 0) kill(running);
  running.child.stderr?.on('data', (text: string) => {
    for (const character of text) if (character === '\n' && --lines === 0) kill(running);
  });
  return running.end;
}

/** Starts an export, kills when its journal contains a random number of further users, and waits for the end. */
async function killedExport(name: string, kill: Kill): Promise<ProgramEnd> {
  const journal = `${name}.unfinished`;
  /** 0 as well when a finished export has just removed the journal. */
  const usersIn = () => {
    try {
      return readFileSync(join(folder.path, journal), 'utf8').split('\n').length - 2;
    } catch {
      return 0;
    }
  };
  const killAt = usersIn() + Math.floor(random.next() * (USERS - usersIn()));
  const running = startProgram('recommend', exportOf(name), environment);
  const watcher = watch(folder.path, (_event, changed) => {
    if (changed !== journal || usersIn() < killAt) return;
    watcher.close();
    kill(running);
  });
  const end = await running.end;
  watcher.close();
  return end;
}

describe.each(victims)('if kill -9 ends $victim', ({ kill }) => {
  test(`while training, ${rounds} times: all versions are complete, and the next training publishes`, async () => {
    for (let round = 0; round < rounds; round++) {
      const { code, stderr } = await killedTraining(kill);
      if (code === 1) expect(stderr).not.toMatch(/^\s+at /m);
      const versions = await listVersions(modelsDir);
      for (const version of versions) {
        const directory = versionDirectory(modelsDir, version);
        await verifyModel(directory, await readManifest(directory));
      }
      expect(versions).toContain(await readActive(modelsDir));
    }
    const before = await listVersions(modelsDir);
    await run('train', ['--quick']);
    expect(await listVersions(modelsDir)).toHaveLength(before.length + 1);
    expect(await storedRows()).toBe(importedRows);
  }, 400_000);

  test(`while exporting, ${rounds} times: the file is never incomplete, and contains all users in the end`, async () => {
    const name = 'killed.jsonl';
    const file = join(folder.path, name);
    // After the training above, so that both exports are of the same model.
    await run('recommend', exportOf('whole.jsonl'));
    const whole = readFileSync(join(folder.path, 'whole.jsonl'), 'utf8');
    expect(whole.trimEnd().split('\n')).toHaveLength(USERS);
    rmSync(file, { force: true });
    for (let round = 0; round < rounds; round++) {
      const { code, stderr } = await killedExport(name, kill);
      if (existsSync(file)) expect(readFileSync(file, 'utf8') === whole).toBe(true);
      else expect(code).not.toBe(0);
      // If the export finished before it was killed, the next round starts a new one.
      rmSync(file, { force: true });
      if (code === 1) expect(stderr).not.toMatch(/^\s+at /m);
    }
    await run('recommend', exportOf(name));
    expect(readFileSync(file, 'utf8') === whole).toBe(true);
    expect(await storedRows()).toBe(importedRows);
  }, 400_000);
});
