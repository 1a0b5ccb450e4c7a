import { stat } from 'node:fs/promises';
import { activeFile } from './model-files';

/**
 * Calls `onChange` soon after models/active was replaced, created or removed, and once at the first look. It polls,
 * which also works on network and container file systems; a look is one stat.
 *
 * @param everyMs time between two looks, in milliseconds
 * @returns ends the watch
 */
export function watchActive(
  modelsDir: string,
  everyMs: number,
  onChange: () => Promise<unknown>,
): () => void {
  let seen: string | null = null;
  let looking = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    const found = await identity(activeFile(modelsDir));
    if (found !== seen) await onChange();
    seen = found;
    looking = false;
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Differs whenever the file was replaced by a rename or written. */
async function identity(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found ? `${found.ino}:${found.mtimeNs}:${found.size}` : 'missing';
}
