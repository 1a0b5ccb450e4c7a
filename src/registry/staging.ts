/**
 * A version is assembled in a staging folder, models/.staging-<pid>-<random>, and renamed when it is complete. A
 * publish that is killed leaves only this folder, and the next publish removes it.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const PREFIX = '.staging-';

/** Folders that this process is filling now. */
const beingFilled = new Set<string>();

/**
 * Creates an empty staging folder (and modelsDir if it does not exist), runs `fill`, then removes the folder. `fill`
 * must move what it wants to keep, either the folder itself or files in it, to its final path.
 */
export async function inStaging<T>(modelsDir: string, fill: (directory: string) => Promise<T>): Promise<T> {
  const name = `${PREFIX}${process.pid}-${randomBytes(6).toString('hex')}`;
  const directory = join(modelsDir, name);
  beingFilled.add(name);
  try {
    await mkdir(directory, { recursive: true });
    return await fill(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
    beingFilled.delete(name);
  }
}

/**
 * Removes the staging folders of processes that have ended.
 *
 * @returns their names
 */
export async function sweepStaging(modelsDir: string): Promise<string[]> {
  const names = await readdir(modelsDir).catch(() => []);
  const leftovers = names.filter((name) => name.startsWith(PREFIX) && isLeftover(name));
  for (const name of leftovers) await rm(join(modelsDir, name), { recursive: true, force: true });
  return leftovers;
}

/** The pid of this process may be that of a killed one: in a container, pids start from 1 after each restart. */
function isLeftover(name: string): boolean {
  const pid = Number(name.slice(PREFIX.length).split('-')[0]);
  if (pid === process.pid) return !beingFilled.has(name);
  return !isAlive(pid);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process is running and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
