import { join, relative, resolve, sep } from 'node:path';

const projectRoot = resolve(__dirname, '..', '..');

/**
 * The compiled twin of a source file, for worker threads, which cannot load TypeScript: under jest the caller runs from
 * src/, in production from dist/, and both must start the same dist/ file.
 *
 * @param callerDirectory the caller's `__dirname`, below src/ or dist/
 * @param name the worker's file name without extension, relative to the caller
 * @returns absolute path of the .js file in dist/
 */
export function compiledPath(callerDirectory: string, name: string): string {
  const [, ...inside] = relative(projectRoot, resolve(callerDirectory)).split(sep);
  return join(projectRoot, 'dist', ...inside, `${name}.js`);
}
