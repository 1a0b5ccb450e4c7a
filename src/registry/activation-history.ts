import { readFile } from 'node:fs/promises';
import { activeHistoryFile } from './model-files';

/** One activation. */
export interface Activation {
  /** ISO time, UTC. */
  readonly at: string;
  readonly version: string;
}

/** All activations, oldest first. A line that was truncated by a crash is ignored. */
export async function readHistory(modelsDir: string): Promise<Activation[]> {
  const text = await readFile(activeHistoryFile(modelsDir), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [, at, version] = /^(\S+Z) (\d{8}-\d{6}-[0-9a-f]{6})$/.exec(line) ?? [];
    return version === undefined ? [] : [{ at, version }];
  });
}
