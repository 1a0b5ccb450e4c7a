/**
 * Checks the English of the project: spelling, and the words and phrases of scripts/prose/word-list.yaml.
 *
 *   node scripts/prose.mjs              all files of the checkout
 *   node scripts/prose.mjs docs src/db  these files and folders
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inProject, root } from './project.mjs';
import { allowances } from './prose/allowances.mjs';
import { violationsIn } from './prose/violations.mjs';

async function main(paths) {
  const allowed = allowances();
  const files = trackedFiles(paths).filter((path) => !allowed.skips(path));
  let violations = 0;
  for (const path of files) {
    const source = readFileSync(inProject(path), 'utf8');
    const all = await violationsIn(path, source);
    const here = all.filter(({ kind, found }) => !allowed.allows(path, kind, found));
    for (const { at, found, instead } of here) {
      console.log(`${path}:${lineOf(source, at)}: "${found}". Instead: ${instead}.`);
    }
    violations += here.length;
  }
  if (violations > 0) {
    console.log(`${violations} violations. Exceptions, each with a reason: scripts/prose/allowed.yaml.`);
  }
  return violations === 0 ? 0 : 1;
}

/** Files that git tracks or would track, so nothing generated. */
function trackedFiles(paths) {
  const args = [
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
    '--',
    ...paths,
  ];
  const files = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const names = files.split('\0').filter((path) => path !== '');
  if (names.length === 0)
    throw new Error(`Expected files or folders of the checkout, found none in: ${paths.join(', ')}`);
  return names;
}

const lineOf = (source, at) => source.slice(0, at).split('\n').length;

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
