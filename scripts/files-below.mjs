import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} folder
 * @param {readonly string[]} skip names directly in the folder to skip
 * @returns {string[]} relative paths of all files at every depth; empty when the folder does not exist
 */
export function filesBelow(folder, skip = []) {
  return entriesOf(folder)
    .filter((entry) => !skip.includes(entry.name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(join(folder, entry.name)).map((path) => join(entry.name, path))
        : [entry.name],
    );
}

function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
