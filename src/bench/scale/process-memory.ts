/**
 * Memory of a process and its descendants, in megabytes. On Linux it is the proportional set size (PSS: a page shared by
 * n processes counts 1/n for each), so Postgres's shared buffers count once. Elsewhere it comes from `ps`, which counts
 * shared pages in full for each process, so the sum is too large.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** True if figures are exact, false if shared pages are counted more than once. */
export const memoryIsExact = existsSync('/proc/self/smaps_rollup');

/** @returns 0 when the process does not exist */
export function treeMegabytes(rootPid: number): number {
  return memoryIsExact ? linuxTreeMegabytes(rootPid) : psTreeMegabytes(rootPid);
}

function linuxTreeMegabytes(rootPid: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    // The command name, in parentheses, may contain anything; the parent's pid follows it and the state.
    const parent = /^.*\) \S+ (\d+) /s.exec(/^\d+$/.test(name) ? read(`/proc/${name}/stat`) : '')?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const kilobytes = treeOf(rootPid, parents).map((pid) =>
    Number(/^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0),
  );
  return sum(kilobytes) / 1024;
}

function psTreeMegabytes(rootPid: number): number {
  const rows = execFileSync('ps', ['-axo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number, number]);
  const resident = new Map(rows.map(([pid, , rss]) => [pid, rss]));
  const tree = treeOf(rootPid, new Map(rows.map(([pid, parent]) => [pid, parent])));
  return sum(tree.map((pid) => resident.get(pid) ?? 0)) / 1024;
}

/** @param parents parent of each process */
function treeOf(rootPid: number, parents: ReadonlyMap<number, number>): readonly number[] {
  const children = new Map<number, number[]>();
  for (const [pid, parent] of parents) children.set(parent, [...(children.get(parent) ?? []), pid]);
  const tree = [rootPid];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

/** Returns '' when the process has ended or is not accessible. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
