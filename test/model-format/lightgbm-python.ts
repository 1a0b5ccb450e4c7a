import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGES = join(tmpdir(), 'timele-lightgbm-packages');

/**
 * A folder of Python packages with LightGBM, installed once into the temporary folder; or the reason why LightGBM is not
 * available.
 */
export function lightGbmPackages(): { readonly folder: string } | { readonly missing: string } {
  if (!existsSync(PACKAGES)) {
    const fresh = mkdtempSync(join(tmpdir(), 'timele-lightgbm-'));
    const options = ['--quiet', '--retries', '0', '--timeout', '15', '--target', fresh];
    const failure = python(['-m', 'pip', 'install', ...options, 'lightgbm', 'numpy'], {});
    if (failure) {
      rmSync(fresh, { recursive: true });
      return { missing: `LightGBM cannot be installed: ${failure}` };
    }
    if (!existsSync(PACKAGES)) renameSync(fresh, PACKAGES);
  }
  const failure = runPython(PACKAGES, ['-c', 'import lightgbm']);
  return failure ? { missing: `LightGBM cannot be loaded: ${failure}` } : { folder: PACKAGES };
}

/** Runs Python with the packages. Returns null on success, otherwise the end of its error output. */
export function runPython(packages: string, args: readonly string[]): string | null {
  return python(args, { PYTHONPATH: packages });
}

function python(args: readonly string[], env: NodeJS.ProcessEnv): string | null {
  const run = spawnSync('python3', args, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 90_000,
  });
  if (run.status === 0) return null;
  return run.error?.message ?? run.stderr.trim().split('\n').slice(-3).join(' ');
}
