import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import type { Environment } from '../../config/environment';
import { checkExposure } from '../../server/auth/check-exposure';
import { fault, ok, warning } from './finding';
import type { Finding } from './finding';

const GIGABYTE = 2 ** 30;

/** The checks that need no database: Node, memory, disk, folders, port, access. */
export async function checkMachine(environment: Environment): Promise<readonly Finding[]> {
  const { stateDir, modelsDir, host, port } = environment;
  return [
    checkNode(process.versions.node),
    checkMemory(totalmem()),
    checkDisk(freeBytes(stateDir), stateDir),
    checkStateFolder('state-dir', 'TIMELE_STATE_DIR', stateDir),
    checkStateFolder('models-dir', 'MODELS_DIR', modelsDir),
    await checkPort(host, port),
    checkAccess(environment),
  ];
}

/** @param version as in process.versions.node */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  return fits
    ? ok('node', `Node ${version}`)
    : fault('node', `Node ${version}`, 'Install Node 20.19 or newer.');
}

/** @param bytes memory of the machine */
export function checkMemory(bytes: number): Finding {
  const message = `${(bytes / GIGABYTE).toFixed(1)} GB of memory`;
  return bytes >= 3 * GIGABYTE
    ? ok('memory', message)
    : warning(
        'memory',
        message,
        'Training needs 3 GB: set TRAIN_CHUNK_USERS to 50, or train on a larger machine.',
      );
}

/** @param free bytes available to this user on the disk of `folder` */
export function checkDisk(free: number, folder: string): Finding {
  const message = `${(free / GIGABYTE).toFixed(1)} GB free at ${folder}`;
  return free >= 2 * GIGABYTE
    ? ok('disk', message)
    : fault('disk', message, 'Free at least 2 GB, or set TIMELE_STATE_DIR to a folder on a larger disk.');
}

function freeBytes(folder: string): number {
  let existing = folder;
  while (!existsSync(existing)) existing = dirname(existing);
  const { bavail, bsize } = statfsSync(existing);
  return bavail * bsize;
}

/** Writes a probe file, which also finds exhausted quotas and read-only mounts, as permission bits would not. */
function checkStateFolder(check: string, variable: string, folder: string): Finding {
  const probe = join(folder, `.doctor-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, 'Written by npm run doctor. May be deleted.');
    rmSync(probe);
    return ok(check, `${folder} is writable`);
  } catch (error) {
    return fault(
      check,
      `${folder} is not writable: ${(error as Error).message}`,
      `Give the user that runs this command write permission, or set ${variable} to another folder.`,
    );
  }
}

function checkPort(host: string, port: number): Promise<Finding> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', ({ message }) =>
      resolve(
        warning(
          'port',
          `${host}:${port}: ${message}`,
          'If no server of this project uses this port, set PORT to a free one.',
        ),
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve(ok('port', `${host}:${port} is free`))));
  });
}

/** Would the server refuse to start, because these settings let anyone read all data? */
function checkAccess(environment: Environment): Finding {
  const { host, authMode } = environment;
  try {
    checkExposure(environment);
    return ok('access', `HOST=${host} with AUTH_MODE=${authMode}`);
  } catch (error) {
    return fault('access', (error as Error).message, 'The server does not start until this is fixed.');
  }
}
