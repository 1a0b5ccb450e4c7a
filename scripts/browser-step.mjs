/**
 * Builds the browser bundles with Vite: src/<name> to dist/<name>. This is slow (the playground's editor alone takes longer
 * than everything else), so it runs only for the verbs that need the bundles, and only when a bundle's sources changed.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Failure } from './failure.mjs';
import { filesBelow } from './files-below.mjs';
import { inPackage, inProject } from './project.mjs';
import { readIfThere } from './read-if-there.mjs';
import { runQuietly } from './run-program.mjs';

/** Folders of src that are bundled instead of compiled file by file. */
export const bundles = ['explorer', 'playground'];

export const browserSteps = bundles.map((name) => ({
  label: `Bundling the ${name}`,
  needed: () => readIfThere(stampOf(name)) !== origin(name),
  make: () => bundle(name),
}));

/** Written last; Vite empties the folder first. */
const stampOf = (name) => inProject('dist', name, '.made-from');

const sources = ['browser-bundle.mjs', 'browser-step.mjs', 'explorer-documents.mjs'].map(
  (name) => `scripts/${name}`,
);

/** A digest of all inputs of a bundle. */
function origin(name) {
  const digest = createHash('sha256');
  for (const path of ['package-lock.json', ...sources]) digest.update(readFileSync(inProject(path)));
  const folder = inProject('src', name);
  for (const path of filesBelow(folder).sort()) digest.update(path).update(readFileSync(join(folder, path)));
  return `${digest.digest('hex')}\n`;
}

async function bundle(name) {
  const madeFrom = origin(name);
  await run(name, [inPackage('vite/bin/vite.js'), 'build', inProject('src', name), '--logLevel', 'warn']);
  if (name === 'explorer') await run(name, [inProject('scripts', 'explorer-documents.mjs')]);
  compressAssets(inProject('dist', name, 'assets'));
  writeFileSync(stampOf(name), madeFrom);
}

async function run(name, command) {
  const { code, output } = await runQuietly(process.execPath, command);
  if (code !== 0) throw new Failure(`${output}\n\nThe ${name} could not be bundled. See the output above.`);
}

/** Compresses text assets once at build time instead of at each request. */
function compressAssets(folder) {
  for (const path of filesBelow(folder).filter((name) => /\.(js|css)$/.test(name)))
    writeFileSync(join(folder, `${path}.gz`), gzipSync(readFileSync(join(folder, path))));
}
