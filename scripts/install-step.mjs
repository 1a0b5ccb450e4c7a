/**
 * Installs node_modules according to package-lock.json.
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
 * npm records the installed packages in node_modules/.package-lock.json as its last step. Missing optional packages
 * belong to other platforms.
 */
function fits(wanted, installed) {
  if (wanted === undefined)
    throw new Failure('package-lock.json is missing. Restore it with `git checkout package-lock.json`.');
  if (installed === undefined) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' ||
      (installed[path] === undefined ? optional === true : installed[path].version === version),
  );
}

/** @returns {Record<string, { version: string, optional?: boolean }> | undefined} undefined when the file does not exist */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(inProject(...file.split('/')), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function install() {
  // Development packages are needed to build and check the project, whatever NODE_ENV is.
  const { code, output } = await runQuietly('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    // The CPU libraries are part of the package; the install script would download GPU files.
    ONNXRUNTIME_NODE_INSTALL: 'skip',
  });
  if (code === 0) return;
  throw new Failure(
    `${output}\n\nThe packages could not be installed (npm ci failed with exit code ${code}).\n` +
      'Check that this machine can reach the npm registry (`npm ping`) and that 2 GB of disk space are free, then run the command again.',
  );
}
