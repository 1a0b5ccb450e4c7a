/**
 * Which test files are unit tests: those that need no database, no browser and no other process, found by what they
 * import. A file that is too slow for them has `@slow` in its first comment.
 */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { filesBelow } from './files-below.mjs';
import { inProject } from './project.mjs';

const testFolder = inProject('test');

/** Modules that start a process, and the packages that drive a browser or a server over HTTP. */
const heavyModules = /^((node:)?child_process|(node:)?cluster|playwright-core|supertest|vite)$/;

/** Database, server and trained models of the other tests. */
const setup = join(testFolder, 'setup') + sep;

/** @returns {string[]} absolute paths, sorted */
export function unitTests() {
  const heavy = new Map();
  return filesBelow(testFolder)
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => join(testFolder, path))
    .filter((path) => !isHeavy(path, heavy) && !isSlow(path))
    .sort();
}

/** @param {Map<string, boolean>} known files looked at so far; one that is being looked at counts as light */
function isHeavy(path, known) {
  if (!known.has(path)) {
    known.set(path, false);
    known.set(
      path,
      path.startsWith(setup) ||
        importsOf(path).some((name) =>
          name.startsWith('.')
            ? inTests(path, name).some((other) => isHeavy(other, known))
            : heavyModules.test(name),
        ),
    );
  }
  return known.get(path);
}

function importsOf(path) {
  const statements = readFileSync(path, 'utf8').matchAll(
    /^(?:import|export)\s(?!type\s)[^'"]*?['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...statements].map(([, fromStatement, fromCall]) => fromStatement ?? fromCall);
}

/** The file that a relative import names, when it is below `test`: the product's own files may do what they like. */
function inTests(from, name) {
  const target = resolve(dirname(from), name);
  if (!target.startsWith(testFolder + sep)) return [];
  return [target, `${target}.ts`, `${target}.tsx`, join(target, 'index.ts')].filter(
    (file) => statSync(file, { throwIfNoEntry: false })?.isFile() && /\.tsx?$/.test(file),
  );
}

const isSlow = (path) => /^\s*\/\*\*[^]*?@slow\b[^]*?\*\//.test(readFileSync(path, 'utf8'));
