/**
 * The playground's bundle in dist/playground, made by Vite from src/playground. Slow, so only for the verbs that show
 * or test it.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { filesBelow } from './files-below.mjs';
import { inPackage, inProject } from './project.mjs';
import { readIfThere } from './read-if-there.mjs';
import { runQuietly } from './run-program.mjs';

const sourceFolder = inProject('src', 'playground');
/** Written last; Vite empties the folder first. */
const stamp = inProject('dist', 'playground', '.made-from');

export const playgroundStep = {
  label: 'Bundling the playground',
  needed: () => readIfThere(stamp) !== origin(),
  make: bundle,
};

/** A digest of everything that the bundle is made from. */
function origin() {
  const digest = createHash('sha256').update(readFileSync(inProject('package-lock.json')));
  for (const path of filesBelow(sourceFolder).sort())
    digest.update(path).update(readFileSync(join(sourceFolder, path)));
  return `${digest.digest('hex')}\n`;
}

async function bundle() {
  const madeFrom = origin();
  const { code, output } = await runQuietly(process.execPath, [
    inPackage('vite/bin/vite.js'),
    'build',
    sourceFolder,
    '--logLevel',
    'warn',
  ]);
  if (code !== 0) throw new Failure(`${output}\n\nThe playground could not be bundled.`);
  writeFileSync(stamp, madeFrom);
}
