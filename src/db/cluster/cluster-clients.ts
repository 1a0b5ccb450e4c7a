/**
 * Tracks which processes use the embedded cluster: one empty file per process, named after its pid. The last process to
 * leave stops the server, so `npm run train` next to a running `npm start` neither starts a second server nor stops the
 * first one.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const clientsFolder = (folder: string) => join(folder, 'clients');

export function registerClient(folder: string): void {
  mkdirSync(clientsFolder(folder), { recursive: true });
  writeFileSync(join(clientsFolder(folder), String(process.pid)), '');
}

/** @returns whether other running processes use the cluster; files of dead processes are removed */
export function unregisterClient(folder: string): boolean {
  rmSync(join(clientsFolder(folder), String(process.pid)), { force: true });
  let others = false;
  for (const name of readdirSync(clientsFolder(folder))) {
    if (isAlive(Number(name))) others = true;
    else rmSync(join(clientsFolder(folder), name), { force: true });
  }
  return others;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
