/**
 * One process at a time. The lock is a file that holds its owner's pid; the lock of a dead process is taken over.
 */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A takeover lasts a few file operations; an older one was killed in between. */
const takeoverMs = 5_000;

/**
 * @param {string} file the lock
 * @param {() => Promise<void>} work done while the lock is held
 * @param {(pid: number) => void} onWait told once when another living process holds it
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

/** Creating a file exclusively is what decides; the time makes each lock's text unlike an earlier one's. */
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
 * Removes a dead owner's lock. Of several processes that saw it dead only one may remove it, and only while it is still
 * the same lock: otherwise the slower would remove the faster one's new lock.
 */
function takeOver(file, deadText) {
  const takeover = `${file}.takeover`;
  if (!create(takeover, '')) {
    if (ageMs(takeover) > takeoverMs) rmSync(takeover, { force: true });
    return;
  }
  if (ownerOf(file)?.text === deadText) rmSync(file, { force: true });
  rmSync(takeover, { force: true });
}

/** Undefined: no lock, or its owner has not written its pid yet. */
function ownerOf(file) {
  try {
    const text = readFileSync(file, 'utf8');
    const pid = Number.parseInt(text, 10);
    if (pid > 0) return { pid, text };
    // Killed between making the file and writing it.
    return ageMs(file) > takeoverMs ? { pid: 0, text } : undefined;
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
