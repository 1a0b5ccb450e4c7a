/**
 * node_modules as package-lock.json wants it.
 */
import { readFileSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { inProject } from './project.mjs';
import { runQuietly } from './run-program.mjs';

export const installStep = {
  label: 'Installing packages (npm ci; takes about a minute)',
  needed: () => !fits(lockedPackages('package-lock.json'), lockedPackages('node_modules/.package-lock.json')),
  make: install,
};

/**
 * npm notes what it installed in node_modules/.package-lock.json, as its very last act.
 * Optional packages that are absent belong to other platforms.
 */
function fits(wanted, installed) {
  if (wanted === undefined)
    throw new Failure('package-lock.json is missing: get it back with `git checkout package-lock.json`.');
  if (installed === undefined) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' ||
      (installed[path] === undefined ? optional === true : installed[path].version === version),
  );
}

/** @returns {Record<string, { version: string, optional?: boolean }> | undefined} undefined: no such file */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(inProject(...file.split('/')), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function install() {
  // The development packages build and check the project, whatever NODE_ENV says.
  const { code, output } = await runQuietly('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    // Its CPU libraries are inside the package; the script would fetch GPU files from elsewhere.
    ONNXRUNTIME_NODE_INSTALL: 'skip',
  });
  if (code === 0) return;
  throw new Failure(
    `${output}\n\nThe packages could not be installed (npm ci ended with ${code}).\n` +
      'Check that this machine reaches the npm registry (`npm ping`) and that the disk has 2 GB free, then run the command again.',
  );
}
