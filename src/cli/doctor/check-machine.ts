import { existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { Environment } from '../../config/environment';
import { checkExposure } from '../../server/auth/check-exposure';
import { checkStateFolder } from './check-state-folders';
import { fault, ok, warning } from './finding';
import type { Finding } from './finding';

const gigabyte = 2 ** 30;

/** Node, memory, disk, folders, port: what does not need the database. */
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

/** @param version as process.versions.node says it */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  return fits
    ? ok('node', `Node ${version}`)
    : fault('node', `Node ${version}`, 'Install Node 20.19 or newer.');
}

/** @param bytes of the whole machine */
export function checkMemory(bytes: number): Finding {
  const message = `${(bytes / gigabyte).toFixed(1)} GB of memory`;
  return bytes >= 3 * gigabyte
    ? ok('memory', message)
    : warning(
        'memory',
        message,
        'Training wants 3 GB; set TRAIN_CHUNK_USERS to 50 or train on a larger machine.',
      );
}

/** @param free bytes that we may still write at `folder` */
export function checkDisk(free: number, folder: string): Finding {
  const message = `${(free / gigabyte).toFixed(1)} GB free at ${folder}`;
  return free >= 2 * gigabyte
    ? ok('disk', message)
    : fault('disk', message, 'Free some space or set TIMELE_STATE_DIR to a larger disk; 2 GB are needed.');
}

function freeBytes(folder: string): number {
  let existing = folder;
  while (!existsSync(existing)) existing = dirname(existing);
  const { bavail, bsize } = statfsSync(existing);
  return bavail * bsize;
}

function checkPort(host: string, port: number): Promise<Finding> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', ({ message }) =>
      resolve(
        warning(
          'port',
          `${host}:${port}: ${message}`,
          'A server runs there already, or set PORT to a free one.',
        ),
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve(ok('port', `${host}:${port} is free`))));
  });
}

/** Would the server refuse to start with these settings, since everybody could read everything? */
function checkAccess(environment: Environment): Finding {
  const { host, authMode } = environment;
  try {
    checkExposure(environment);
    return ok('access', `HOST=${host} with AUTH_MODE=${authMode}`);
  } catch (error) {
    return fault('access', (error as Error).message, 'The server does not start before that is mended.');
  }
}
