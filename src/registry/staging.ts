/**
 * A version is put together in a folder that nobody looks at, models/.staging-<pid>-<random>, and renamed when it is
 * whole. So a publish that is killed leaves such a folder behind and nothing else; the next publish removes it.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const PREFIX = '.staging-';

/** Folders that this process is filling right now. */
const beingFilled = new Set<string>();

/**
 * Makes an empty staging folder (and modelsDir, if need be), lets `fill` work in it, and removes what is left of it
 * afterwards: what is to stay, be it the folder itself or a file in it, `fill` renames to where it belongs.
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

/** Removes the staging folders of processes that are no more. Returns their names. */
export async function sweepStaging(modelsDir: string): Promise<string[]> {
  const names = await readdir(modelsDir).catch(() => []);
  const leftovers = names.filter((name) => name.startsWith(PREFIX) && isLeftover(name));
  for (const name of leftovers) await rm(join(modelsDir, name), { recursive: true, force: true });
  return leftovers;
}

/** Our own process number may be that of a killed one: in a container they start from 1 again and again. */
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
    // EPERM: it lives and belongs to someone else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
