/**
 * A folder of CSV files in a separate database with a separate model registry, imported and trained by the same commands
 * that users run. Both are deleted afterwards, so evaluating other data changes nothing.
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
  /** A database of the server on which the throwaway database is created. */
  readonly server: Database;
  /** Options of `npm run train`; undefined: no training. */
  readonly trainOptions: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

export interface ThrowawayDataSet {
  readonly database: Database;
  readonly modelsDir: string;
}

/** @throws CommandFailed if the import or the training fails; their output has the reason */
export async function withThrowawayDataSet<T>(
  { dataDir, server, trainOptions, signal }: ThrowawayOptions,
  work: (dataSet: ThrowawayDataSet) => Promise<T>,
): Promise<T> {
  const name = `evaluate_${randomBytes(6).toString('hex')}`;
  const folder = await mkdtemp(join(tmpdir(), 'timel-e-evaluate-'));
  try {
    await createDatabase(server, name);
    const databaseUrl = urlOf(server.url, name);
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
    await server.pool.query(`drop database if exists ${name} with (force)`);
    await rm(folder, { recursive: true, force: true });
  }
}

async function createDatabase({ pool }: Database, name: string): Promise<void> {
  try {
    await pool.query(`create database ${name}`);
  } catch (error) {
    throw new CommandFailed(
      `The throwaway database could not be created: ${(error as Error).message}. Allow the user of DATABASE_URL to create databases, or unset DATABASE_URL to use the embedded Postgres.`,
    );
  }
}

function urlOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** All output of the program goes to standard error; standard output is for the evaluation. */
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
    if (code !== 0)
      throw new CommandFailed(`${environment.DATA_DIR}: ${program} failed, see the output above.`);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
