/**
 * Where the embedded cluster is stored and who owns it. Postgres refuses to run as root, so root hands the cluster to an
 * unprivileged account; when that account cannot reach the project's folder (a checkout below /root, for example),
 * programs and data move to a system folder that it can reach.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { serverBinaries } from './server-binaries';

/** The account that runs the server; undefined for the current account. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface ClusterHome {
  /** Contains bin/, lib/ and share/ of the server. */
  readonly programs: string;
  /** The cluster's own folder: data/, password, clients/, server log. */
  readonly folder: string;
  readonly account: Account | undefined;
}

const SYSTEM_FOLDER = '/var/lib/timel-e';

/** @param stateDir TIMELE_STATE_DIR; created when missing */
export function clusterHome(stateDir: string): ClusterHome {
  const programs = serverBinaries();
  const wanted = join(stateDir, 'postgres');
  mkdirSync(stateDir, { recursive: true });
  const account = process.getuid?.() === 0 ? unprivilegedAccount() : undefined;
  if (account === undefined) return { programs, folder: makeFolder(wanted, account), account };
  const key = createHash('sha256').update(stateDir).digest('hex').slice(0, 12);
  return {
    programs: reachable(programs) ? programs : copyOfPrograms(programs),
    folder: makeFolder(reachable(stateDir) ? wanted : join(SYSTEM_FOLDER, key), account),
    account,
  };
}

/** `postgres` where it exists, otherwise `nobody`, which every Unix has. */
function unprivilegedAccount(): Account {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const found = accounts.find(([name]) => name === wanted);
    if (found) return { uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new Error(
    'Postgres cannot run as root, and this system has neither an account postgres nor an account nobody. Set DATABASE_URL.',
  );
}

/** Whether all folders of the path can be entered by every account. */
function reachable(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function makeFolder(folder: string, account: Account | undefined): string {
  mkdirSync(folder, { recursive: true });
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

function copyOfPrograms(programs: string): string {
  const version = createHash('sha256')
    .update(programs)
    .update(String(statSync(programs).mtimeMs))
    .digest('hex');
  const copy = join(SYSTEM_FOLDER, `programs-${version.slice(0, 12)}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  cpSync(programs, unfinished, { recursive: true, verbatimSymlinks: true });
  chmodSync(unfinished, 0o755);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
