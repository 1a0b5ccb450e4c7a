import { stat } from 'node:fs/promises';
import { activeFile } from './model-files';

/**
 * Calls `onChange` soon after models/active has been replaced, created or removed, and once after the first check. It
 * polls, which also works on network and container file systems; each check is one stat call.
 *
 * @param everyMs time between two checks
 * @returns stops watching
 */
export function watchActive(
  modelsDir: string,
  everyMs: number,
  onChange: () => Promise<unknown>,
): () => void {
  let seen: string | null = null;
  let isChecking = false;
  const check = async () => {
    if (isChecking) return;
    isChecking = true;
    const found = await identity(activeFile(modelsDir));
    if (found !== seen) await onChange();
    seen = found;
    isChecking = false;
  };
  const timer = setInterval(() => void check(), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Changes whenever the file is written, or replaced by a rename. */
async function identity(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found ? `${found.ino}:${found.mtimeNs}:${found.size}` : 'missing';
}
