import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

const projectRoot = resolve(__dirname, '..', '..');

const texts = new Map<string, string>();

/**
 * The text of a .sql file next to its caller. The compiler copies only TypeScript, so a caller in dist/ gets the file
 * from the same folder of src/. Each file is read once.
 *
 * @param callerDirectory the caller's `__dirname`, below src/ or dist/
 * @param name file name without extension, relative to the caller; may contain `/`
 * @throws Error (ENOENT) with the path in src/ when the file does not exist
 */
export function readSql(callerDirectory: string, name: string): string {
  const [, ...inside] = relative(projectRoot, resolve(callerDirectory)).split(sep);
  const path = join(projectRoot, 'src', ...inside, `${name}.sql`);
  const text = texts.get(path) ?? readFileSync(path, 'utf8');
  texts.set(path, text);
  return text;
}
