/**
 * The embedded Postgres: a cluster in the state folder, started when the first of our processes needs it and stopped
 * when the last one leaves. After a kill -9 of ours the server simply stays; the next process finds and uses it.
 * The programs come from npm; running them is done here, because the cluster is shared between processes.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { registerClient, unregisterClient } from './cluster-clients';
import { clusterHome } from './cluster-home';
import type { ClusterHome } from './cluster-home';

const run = promisify(execFile);

export interface EmbeddedCluster {
  /** postgresql:// address of the database `name` in this cluster. */
  url(name: string): string;
  /** Leaves the cluster; stops the server when nobody else uses it. */
  leave(): Promise<void>;
}

export interface ClusterOptions {
  readonly stateDir: string;
  /** Tests only: gives up durability for speed. */
  readonly throwaway?: boolean;
}

const user = 'timele';

/** Sized for a machine of 8 GB that also trains; `jit` costs more than it gives on short queries. */
const serverSettings = [
  ['shared_buffers', '512MB'],
  ['work_mem', '48MB'],
  ['maintenance_work_mem', '512MB'],
  ['effective_cache_size', '2GB'],
  // Nobody replicates it. So a table that is made and filled in one transaction needs no write-ahead log: it is written
  // to disk before the transaction commits instead.
  ['wal_level', 'minimal'],
  ['max_wal_senders', '0'],
  ['max_wal_size', '4GB'],
  ['checkpoint_timeout', '15min'],
  ['wal_compression', 'on'],
  ['random_page_cost', '1.1'],
  ['jit', 'off'],
  ['max_connections', '100'],
] as const;

const throwawaySettings = [
  ['fsync', 'off'],
  ['synchronous_commit', 'off'],
  ['full_page_writes', 'off'],
  ['shared_buffers', '128MB'],
] as const;

/**
 * Makes the cluster on first use and starts it unless it runs.
 *
 * @throws Error with the server's own last words when it does not start
 */
export async function joinEmbeddedCluster(options: ClusterOptions): Promise<EmbeddedCluster> {
  const home = clusterHome(options.stateDir);
  await initialise(home);
  registerClient(home.folder);
  const port = await start(home, options.throwaway ?? false);
  const password = readFileSync(passwordFile(home), 'utf8').trim();
  return {
    url: (name) => `postgresql://${user}:${password}@127.0.0.1:${port}/${name}`,
    leave: async () => {
      if (!unregisterClient(home.folder)) await stop(home);
    },
  };
}

const dataFolder = (home: ClusterHome) => join(home.folder, 'data');
const passwordFile = (home: ClusterHome) => join(home.folder, 'password');
const logFile = (home: ClusterHome) => join(home.folder, 'server.log');
const program = (home: ClusterHome, name: string) => join(home.programs, 'bin', name);
const asAccount = (home: ClusterHome) => ({ cwd: home.folder, ...home.account });

/** initdb into a neighbouring folder first: a killed one leaves nothing that looks like a cluster. */
async function initialise(home: ClusterHome): Promise<void> {
  if (existsSync(dataFolder(home))) return;
  const unfinished = `${dataFolder(home)}.${process.pid}`;
  const password = `${passwordFile(home)}.${process.pid}`;
  writeFileSync(password, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  if (home.account) chownSync(password, home.account.uid, home.account.gid);
  await run(
    program(home, 'initdb'),
    ['-D', unfinished, '-U', user, `--pwfile=${password}`, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C'],
    asAccount(home),
  );
  try {
    // The password goes first: a data folder is only ever seen together with its password.
    if (!existsSync(dataFolder(home))) {
      renameSync(password, passwordFile(home));
      renameSync(unfinished, dataFolder(home));
    }
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    rmSync(password, { force: true });
  }
}

async function start(home: ClusterHome, throwaway: boolean): Promise<number> {
  const running = await runningPort(home);
  if (running !== undefined) return running;
  const port = await freePort();
  const settings = [
    ...serverSettings,
    ...(throwaway ? throwawaySettings : []),
    ['listen_addresses', '127.0.0.1'],
    ['unix_socket_directories', ''],
    ['port', String(port)],
  ];
  const flags = settings.map(([name, value]) => `-c ${name}='${value}'`).join(' ');
  const giveUp = Date.now() + REMAINS_MS;
  for (;;) {
    try {
      await run(
        program(home, 'pg_ctl'),
        ['start', '-w', '-t', '120', '-s', '-D', dataFolder(home), '-l', logFile(home), '-o', flags],
        asAccount(home),
      );
      return port;
    } catch (error) {
      // Another process may have started it in the same moment.
      const other = await runningPort(home);
      if (other !== undefined) return other;
      const words = lastWords(home);
      if (!words.includes(REMAINS) || Date.now() > giveUp) {
        throw new Error(`The embedded Postgres did not start. The end of ${logFile(home)}:\n${words}`, {
          cause: error,
        });
      }
      await pause(500);
    }
  }
}

/** What a server says while processes of a killed one are still about; they end by themselves within a minute. */
const REMAINS = 'pre-existing shared memory block';
const REMAINS_MS = 90_000;

/**
 * Line 4 of postmaster.pid is the port, line 8 says `ready` once it takes connections. A killed server leaves the file,
 * and its process id may be somebody else's by now (in a container started again it often is): then nobody listens, and
 * the file is taken away, which would keep the next server from starting.
 */
async function runningPort(home: ClusterHome): Promise<number | undefined> {
  for (let attempt = 0; attempt < 600; attempt++) {
    try {
      await run(program(home, 'pg_ctl'), ['status', '-D', dataFolder(home)], asAccount(home));
    } catch {
      return undefined;
    }
    const file = join(dataFolder(home), 'postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n');
    if (lines[7]?.trim() === 'ready') {
      const port = Number(lines[3]);
      if (await listens(port)) return port;
      rmSync(file, { force: true });
      return undefined;
    }
    await pause(200);
  }
  return undefined;
}

/** Only one that runs: told to stop what a killed server left behind, pg_ctl would end whoever has its process id now. */
async function stop(home: ClusterHome): Promise<void> {
  if ((await runningPort(home)) === undefined) return;
  try {
    await run(
      program(home, 'pg_ctl'),
      ['stop', '-w', '-s', '-m', 'fast', '-D', dataFolder(home)],
      asAccount(home),
    );
  } catch (error) {
    if ((await runningPort(home)) !== undefined) throw error;
  }
}

function lastWords(home: ClusterHome): string {
  if (!existsSync(logFile(home))) return '(no log was written)';
  return readFileSync(logFile(home), 'utf8').trimEnd().split('\n').slice(-8).join('\n');
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
