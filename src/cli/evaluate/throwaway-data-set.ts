/**
 * A folder of CSV files in a database and a model registry of its own, imported and trained by the commands that
 * everybody uses, and gone afterwards: an evaluation on other data touches nothing.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openDatabase } from '../../db/database';
import type { Database } from '../../db/database';
import { CommandFailed } from '../run-command';

export interface ThrowawayOptions {
  /** Folder of CSV files. */
  readonly dataDir: string;
  /** Whose server the database is made on. */
  readonly beside: Database;
  /** Options of `npm run train`; undefined trains nothing. */
  readonly trainOptions: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

export interface ThrowawayDataSet {
  readonly database: Database;
  readonly modelsDir: string;
}

/** @throws CommandFailed when the import or the training fails; they have said why */
export async function withThrowawayDataSet<T>(
  { dataDir, beside, trainOptions, signal }: ThrowawayOptions,
  work: (dataSet: ThrowawayDataSet) => Promise<T>,
): Promise<T> {
  const name = `evaluate_${randomBytes(6).toString('hex')}`;
  const folder = await mkdtemp(join(tmpdir(), 'timel-e-evaluate-'));
  try {
    await createDatabase(beside, name);
    const databaseUrl = urlOf(beside.url, name);
    const modelsDir = join(folder, 'models');
    const environment = {
      DATABASE_URL: databaseUrl,
      MODELS_DIR: modelsDir,
      TIMELE_STATE_DIR: folder,
      DATA_DIR: resolve(dataDir),
    };
    await runProgram('import', [], environment, signal);
    if (trainOptions) await runProgram('train', trainOptions, environment, signal);
    const database = await openDatabase({ databaseUrl, stateDir: folder });
    try {
      return await work({ database, modelsDir });
    } finally {
      await database.close();
    }
  } finally {
    await beside.pool.query(`drop database if exists ${name} with (force)`);
    await rm(folder, { recursive: true, force: true });
  }
}

async function createDatabase({ pool }: Database, name: string): Promise<void> {
  try {
    await pool.query(`create database ${name}`);
  } catch (error) {
    throw new CommandFailed(
      `Cannot make a throwaway database: ${(error as Error).message}. Unset DATABASE_URL to use the embedded Postgres, or let its user create databases.`,
    );
  }
}

function urlOf(other: string, name: string): string {
  const url = new URL(other);
  url.pathname = `/${name}`;
  return url.href;
}

/** Its output goes where ours goes, all of it to standard error: standard output is the evaluation's. */
async function runProgram(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> {
  const child = spawn(process.execPath, [join(__dirname, '..', 'commands', `${program}.js`), ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 2, 2],
  });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  try {
    const code = await new Promise<number | null>((ended, failed) => {
      child.once('error', failed).once('close', ended);
    });
    signal.throwIfAborted();
    if (code !== 0) throw new CommandFailed(`${environment.DATA_DIR}: ${program} failed, see above.`);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
