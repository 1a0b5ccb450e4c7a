import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterHome } from '../../src/db/cluster/cluster-home';

/**
 * Runs kill -9 on the embedded Postgres of a state folder, if there is one. A killed server leaves a pid file whose pid may
 * belong to another process by now, so the process is identified first.
 */
export function killServer(stateDir: string): void {
  const data = join(clusterHome(stateDir).folder, 'data');
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' });
  if (!stdout.includes(data)) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It stopped by itself at the same moment.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
