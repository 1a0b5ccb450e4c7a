/** The browser of the journeys: Debian's chromium, driven by playwright-core, which brings none of its own. */
import { spawnSync } from 'node:child_process';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Enough for a download of 100 MB; a machine without network says so sooner. In milliseconds. */
const patience = 240_000;

/** As root and in containers with little shared memory or no graphics it would not stay up without these. */
export const chromiumArguments = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];

/** @returns the program's path; null, with the reason printed, where there is none and none can be had */
export function findChromium(): string | null {
  const found = onPath() ?? (install() ? onPath() : null);
  if (found === null)
    console.warn(
      'The journeys through the explorer were skipped: expected chromium (Debian: apt-get install chromium), found none.',
    );
  return found;
}

function onPath(): string | null {
  for (const name of names) {
    const { stdout, status } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return null;
}

/** Only where nobody is asked for a password. */
function install(): boolean {
  if (process.getuid?.() !== 0) return false;
  const options = { stdio: 'ignore', timeout: patience } as const;
  const install = ['-o', 'DPkg::Lock::Timeout=120', 'install', '-y', '--no-install-recommends', 'chromium'];
  return spawnSync('apt-get', install, options).status === 0;
}
