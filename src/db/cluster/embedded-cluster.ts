/**
 * The embedded Postgres: a cluster in the state folder, started by the first process that needs it and stopped by the
 * last one that leaves. If a process is killed, the server keeps running and the next process reconnects to it. The
 * programs come from npm; this file runs them, because several processes share the cluster.
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
  url: (name: string) => string;
  /** Leaves the cluster; stops the server when no other process uses it. */
  leave: () => Promise<void>;
}

export interface ClusterOptions {
  readonly stateDir: string;
  /** For tests only: trades durability for speed. */
  readonly throwaway?: boolean;
}

const DATABASE_USER = 'timele';

/** Sized for a machine with 8 GB that also trains; for short queries, `jit` costs more than it saves. */
const serverSettings = [
  ['shared_buffers', '512MB'],
  ['work_mem', '48MB'],
  ['maintenance_work_mem', '512MB'],
  ['effective_cache_size', '2GB'],
  // There are no replicas. With `minimal`, a table that is created and filled in one transaction needs no write-ahead
  // log: it is written to disk before the transaction commits.
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
 * Creates the cluster on first use and starts it unless it is running.
 *
 * @throws Error with the end of the server's log when the server does not start
 */
export async function joinEmbeddedCluster(options: ClusterOptions): Promise<EmbeddedCluster> {
  const home = clusterHome(options.stateDir);
  await initialise(home);
  registerClient(home.folder);
  const port = await start(home, options.throwaway ?? false);
  const password = readFileSync(passwordFile(home), 'utf8').trim();
  return {
    url: (name) => `postgresql://${DATABASE_USER}:${password}@127.0.0.1:${port}/${name}`,
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

/** Runs initdb in a temporary folder and renames it: an interrupted run leaves nothing that looks like a cluster. */
async function initialise(home: ClusterHome): Promise<void> {
  if (existsSync(dataFolder(home))) return;
  const unfinished = `${dataFolder(home)}.${process.pid}`;
  const password = `${passwordFile(home)}.${process.pid}`;
  writeFileSync(password, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  if (home.account) chownSync(password, home.account.uid, home.account.gid);
  await run(
    program(home, 'initdb'),
    [
      '-D',
      unfinished,
      '-U',
      DATABASE_USER,
      `--pwfile=${password}`,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--locale=C',
    ],
    asAccount(home),
  );
  try {
    // The password is moved first, so that a data folder never exists without its password.
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
  const giveUp = Date.now() + LEFTOVER_TIMEOUT_MS;
  for (;;) {
    try {
      await run(
        program(home, 'pg_ctl'),
        ['start', '-w', '-t', '120', '-s', '-D', dataFolder(home), '-l', logFile(home), '-o', flags],
        asAccount(home),
      );
      return port;
    } catch (error) {
      // Another process may have started it at the same moment.
      const other = await runningPort(home);
      if (other !== undefined) return other;
      const logEnd = lastLogLines(home);
      if (!logEnd.includes(LEFTOVER_PROCESSES) || Date.now() > giveUp) {
        throw new Error(`The embedded Postgres did not start. The end of ${logFile(home)}:\n${logEnd}`, {
          cause: error,
        });
      }
      await pause(500);
    }
  }
}

/** Logged while processes of a killed server are still running; they end by themselves within a minute. */
const LEFTOVER_PROCESSES = 'pre-existing shared memory block';
const LEFTOVER_TIMEOUT_MS = 90_000;

/**
 * Reads postmaster.pid: line 4 is the port, line 8 is `ready` once the server accepts connections. A killed server leaves
 * this file behind, and its pid may belong to another process by now (common in restarted containers). Then nothing
 * listens on the port, and the file is removed, because it would keep the next server from starting.
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

/** Only stops a running server: for a stale postmaster.pid, pg_ctl would signal whatever process has that pid now. */
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

function lastLogLines(home: ClusterHome): string {
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
