import { readFileSync } from 'node:fs';

/**
 * @param {string} file
 * @returns {string | undefined} the file's text; undefined when the file does not exist
 */
export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
