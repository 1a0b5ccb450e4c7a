/** A Python virtual environment for the benchmark, with LightGBM installed. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const LIGHTGBM_VERSION = '4.6.0';
const PACKAGES = [`lightgbm==${LIGHTGBM_VERSION}`, 'numpy==2.2.6'];

const run = promisify(execFile);

/** Python or its packages are not available. */
export class LightGbmMissing extends Error {
  override readonly name = 'LightGbmMissing';
}

/**
 * @param folder location of the environment; created on first use
 * @returns the path of its python
 * @throws LightGbmMissing if there is no Python 3 with venv, or pip finds no wheel
 */
export async function lightGbmPython(folder: string): Promise<string> {
  const python = join(folder, 'bin', 'python');
  const ready = join(folder, `lightgbm-${LIGHTGBM_VERSION}`);
  if (existsSync(ready)) return python;
  const started = `${ready}.part`;
  try {
    await rm(folder, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', folder]);
    await run(python, [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--only-binary',
      ':all:',
      ...PACKAGES,
    ]);
    await run(python, ['-c', `import lightgbm; open(${JSON.stringify(started)}, 'w').close()`]);
    await rename(started, ready);
  } catch (error) {
    throw new LightGbmMissing(
      `LightGBM could not be installed into ${folder}: ${(error as { stderr?: string }).stderr || (error as Error).message}\n` +
        'Expected python3 with its venv module, and pip with access to a package index. Then run the bench again.',
      { cause: error },
    );
  }
  return python;
}
