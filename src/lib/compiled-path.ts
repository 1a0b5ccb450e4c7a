import { join, relative, resolve, sep } from 'node:path';

const projectRoot = resolve(__dirname, '..', '..');

/**
 * Path of the compiled counterpart of a source file. Worker threads cannot load TypeScript: under Jest the caller runs
 * from src/, in production from dist/, and both must start the same file in dist/.
 *
 * @param callerDirectory the caller's `__dirname`, below src/ or dist/
 * @param name the worker's file name without extension, relative to the caller
 * @returns absolute path of the .js file in dist/
 */
export function compiledPath(callerDirectory: string, name: string): string {
  const [, ...inside] = relative(projectRoot, resolve(callerDirectory)).split(sep);
  return join(projectRoot, 'dist', ...inside, `${name}.js`);
}
