/** The browser of the tests: Debian's chromium, driven by playwright-core, which has no bundled browser. */
import { spawnSync } from 'node:child_process';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Enough for a download of 100 MB; without a network, the installation fails sooner. */
const INSTALL_TIMEOUT_MS = 240_000;

/** Needed as root, and in containers with little shared memory or no GPU. */
export const chromiumArguments = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];

/** @returns the path of the program; null, with the reason printed, if it is missing and cannot be installed */
export function findChromium(): string | null {
  const found = onPath() ?? (install() ? onPath() : null);
  if (found === null)
    console.warn(
      'Skipped the explorer tests: expected chromium (Debian: apt-get install chromium), found none.',
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

/** Only if no password is required. */
function install(): boolean {
  if (process.getuid?.() !== 0) return false;
  const options = { stdio: 'ignore', timeout: INSTALL_TIMEOUT_MS } as const;
  const install = ['-o', 'DPkg::Lock::Timeout=120', 'install', '-y', '--no-install-recommends', 'chromium'];
  return spawnSync('apt-get', install, options).status === 0;
}
