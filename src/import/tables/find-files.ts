/** The files that a person means by paths, folders and patterns. */
import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { ImportError } from '../import-error';
import { isHidden, mayContainRows } from './source/file-names';

export interface FoundFile {
  readonly path: string;
  /** Relative to the working directory where that is shorter. */
  readonly name: string;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** Files in folders that do not look like tables. */
  readonly unread: readonly FoundFile[];
}

/**
 * @param arguments_ paths of files and folders, and patterns such as `exports/2024-*.csv`; a folder means the tables in it,
 *   without its subfolders. Files are sorted by name within one argument.
 * @throws ImportError if an argument matches nothing
 */
export async function findFiles(arguments_: readonly string[], cwd = process.cwd()): Promise<FoundFiles> {
  const files = new Map<string, FoundFile>();
  const unread = new Map<string, FoundFile>();
  for (const argument of arguments_) {
    const path = resolve(cwd, argument);
    const isFolder = existsSync(path) && statSync(path).isDirectory();
    if (existsSync(path) && !isFolder) {
      files.set(path, found(path, cwd));
      continue;
    }
    const pattern = isFolder ? '*' : argument.replaceAll('\\', '/');
    const matches = (
      await glob(pattern, {
        cwd: isFolder ? path : cwd,
        absolute: true,
        caseSensitiveMatch: false,
        dot: false,
      })
    ).sort();
    const visible = matches.filter(
      (match) => !isHidden(relative(isFolder ? path : cwd, match).replaceAll('..', '')),
    );
    const tables = visible.filter((match) => mayContainRows(relative(cwd, match).replaceAll('..', '')));
    const chosen = !isFolder && tables.length === 0 ? visible : tables;
    if (chosen.length === 0)
      throw nothingFound(
        argument,
        isFolder,
        visible.map((match) => relative(path, match)),
      );
    for (const match of visible) (chosen.includes(match) ? files : unread).set(match, found(match, cwd));
  }
  return { files: [...files.values()], unread: [...unread.values()].filter(({ path }) => !files.has(path)) };
}

function found(path: string, cwd: string): FoundFile {
  const short = relative(cwd, path);
  return { path, name: short.startsWith('..') || isAbsolute(short) ? path : short.split('\\').join('/') };
}

function nothingFound(argument: string, isFolder: boolean, others: readonly string[]): ImportError {
  const expected = 'Expected tables (.csv, .tsv, .txt, .jsonl, .xlsx, .parquet, also .gz and .zip)';
  if (!isFolder) return new ImportError(`${expected}: no file matches ${argument}. Check the path.`);
  const contents = others.length === 0 ? 'it has no files' : `it has ${others.slice(0, 5).join(', ')}`;
  return new ImportError(
    `${expected} in the folder ${argument}: ${contents}. Name the files, or a pattern such as ${join(argument, '**/*.csv')}.`,
  );
}
