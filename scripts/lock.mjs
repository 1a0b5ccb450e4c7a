/**
 * A lock between processes: a file that contains its owner's pid. The lock of a dead process is taken over.
 */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A takeover takes a few file operations; an older one was interrupted. */
const TAKEOVER_MS = 5_000;

/**
 * @param {string} file the lock
 * @param {() => Promise<void>} work runs while the lock is held
 * @param {(pid: number) => void} onWait called once when another running process holds the lock
 */
export async function withLock(file, work, onWait) {
  mkdirSync(dirname(file), { recursive: true });
  for (let waited = false; !claim(file);) {
    const owner = ownerOf(file);
    if (owner !== undefined && !isAlive(owner.pid)) {
      takeOver(file, owner.text);
      continue;
    }
    if (owner !== undefined && !waited) {
      onWait(owner.pid);
      waited = true;
    }
    await sleep(100);
  }
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Exclusive creation of the file decides; the time makes each lock's text unique. */
function claim(file) {
  return create(file, `${process.pid} ${Date.now()}\n`);
}

function create(file, text) {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes a dead owner's lock. If several processes find it, only one may remove it, and only while it is unchanged:
 * otherwise a slow process would remove the new lock of a fast one.
 */
function takeOver(file, deadText) {
  const takeover = `${file}.takeover`;
  if (!create(takeover, '')) {
    if (ageMs(takeover) > TAKEOVER_MS) rmSync(takeover, { force: true });
    return;
  }
  if (ownerOf(file)?.text === deadText) rmSync(file, { force: true });
  rmSync(takeover, { force: true });
}

/** Undefined when there is no lock, or its owner has not written its pid yet. */
function ownerOf(file) {
  try {
    const text = readFileSync(file, 'utf8');
    const pid = Number.parseInt(text, 10);
    if (pid > 0) return { pid, text };
    // Its owner was killed between creating the file and writing it.
    return ageMs(file) > TAKEOVER_MS ? { pid: 0, text } : undefined;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function ageMs(file) {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    throw error;
  }
}

function isAlive(pid) {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
