import { existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { Environment } from '../../config/environment';
import { fault, ok, warning, type Finding } from './finding';

const gigabyte = 2 ** 30;

/** Node, memory, disk, port: what does not need the database. */
export async function checkMachine({ stateDir, host, port }: Environment): Promise<readonly Finding[]> {
  return [
    checkNode(process.versions.node),
    checkMemory(totalmem()),
    checkDisk(stateDir),
    await checkPort(host, port),
  ];
}

function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  return fits
    ? ok('node', `Node ${version}`)
    : fault('node', `Node ${version}`, 'Install Node 20.19 or newer.');
}

function checkMemory(bytes: number): Finding {
  const message = `${(bytes / gigabyte).toFixed(1)} GB of memory`;
  return bytes >= 3 * gigabyte
    ? ok('memory', message)
    : warning(
        'memory',
        message,
        'Training wants 3 GB; set TRAIN_CHUNK_USERS to 50 or train on a larger machine.',
      );
}

function checkDisk(stateDir: string): Finding {
  let folder = stateDir;
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  const message = `${((bavail * bsize) / gigabyte).toFixed(1)} GB free at ${folder}`;
  return bavail * bsize >= 2 * gigabyte
    ? ok('disk', message)
    : fault('disk', message, 'Free some space or set TIMELE_STATE_DIR to a larger disk; 2 GB are needed.');
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
