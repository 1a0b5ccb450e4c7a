import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

const projectRoot = resolve(__dirname, '..', '..');

const texts = new Map<string, string>();

/**
 * The text of a .sql file that stands beside its caller. The compiler moves only TypeScript, so a caller in dist/ gets
 * the file of the same folder in src/. Each file is read once.
 *
 * @param callerDirectory the caller's `__dirname`, below src/ or dist/
 * @param name the file's name without extension, relative to the caller; `/` descends
 * @throws Error (ENOENT) naming the path in src/ when there is no such file
 */
export function readSql(callerDirectory: string, name: string): string {
  const [, ...inside] = relative(projectRoot, resolve(callerDirectory)).split(sep);
  const path = join(projectRoot, 'src', ...inside, `${name}.sql`);
  const text = texts.get(path) ?? readFileSync(path, 'utf8');
  texts.set(path, text);
  return text;
}
