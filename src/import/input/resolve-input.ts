/** Decides how the files that a person names are read. */
import { statSync } from 'node:fs';
import { recogniseColumns } from '../columns/recognise-columns';
import { recogniseFile } from '../columns/recognise-file';
import type { FileContent } from '../columns/recognise-file';
import { findDataFiles } from '../data-folder';
import { aisles, departments, orderItems, orders, products, users } from '../file-kind';
import type { FileKind } from '../file-kind';
import { ImportError } from '../import-error';
import { findFiles } from '../tables/find-files';
import type { FoundFile } from '../tables/find-files';
import { openTable } from '../tables/open-table';

/**
 * - folder: CSV files with known names, read as they are;
 * - tables: files with orders, order items and products, in other formats or with other names;
 * - log: files of which each row is one product in one order.
 */
export type Input =
  | { readonly kind: 'folder'; readonly dataDir: string }
  | { readonly kind: 'tables'; readonly files: readonly KnownTable[]; readonly unread: readonly FoundFile[] }
  | {
      readonly kind: 'log';
      readonly files: readonly FoundFile[];
      /** Other tables, which may describe the log's products. */
      readonly besides: readonly FoundFile[];
      readonly unread: readonly FoundFile[];
    };

export interface KnownTable {
  readonly file: FoundFile;
  readonly content: Exclude<FileContent, 'log'>;
}

/**
 * @param names of files and folders, and patterns
 * @param isLog whether the files are known to be a log, because there is a map file
 * @throws ImportError if a name matches nothing, or a file cannot be opened
 */
export async function resolveInput(names: readonly string[], isLog = false): Promise<Input> {
  const [first] = names;
  if (names.length === 1 && isFolder(first) && !isLog) {
    const problem = problemOfFolder(first);
    if (problem === undefined) return { kind: 'folder', dataDir: first };
    return resolveFiles(names, isLog, problem);
  }
  return resolveFiles(names, isLog);
}

/** @param problem thrown if the files are not recognised in any other way */
async function resolveFiles(names: readonly string[], isLog: boolean, problem?: ImportError): Promise<Input> {
  const { files, unread } = await findFiles(names).catch((error: unknown) => {
    throw problem ?? error;
  });
  if (isLog) return { kind: 'log', files, besides: [], unread };
  const known: KnownTable[] = [];
  const logs: FoundFile[] = [];
  const others: FoundFile[] = [];
  for (const file of files) {
    const content = await contentOf(file);
    if (content === 'log') logs.push(file);
    else if (content === undefined) others.push(file);
    else known.push({ file, content });
  }
  const has = (content: FileContent) => known.some((table) => table.content === content);
  if (has('orders') && has('order items')) {
    return { kind: 'tables', files: known, unread: [...unread, ...logs, ...others] };
  }
  if (logs.length + others.length === 0) throw problem ?? incomplete(known);
  const tables = known.map(({ file }) => file);
  // Without a file whose columns are recognised, opening the files reports what is missing.
  return logs.length > 0
    ? { kind: 'log', files: logs, besides: [...tables, ...others], unread }
    : { kind: 'log', files: others, besides: tables, unread };
}

/** The files of a folder with known names, for reading them as tables; undefined if there are other kinds among them. */
export function knownTables(dataDir: string): readonly KnownTable[] | undefined {
  const tables = findDataFiles(dataDir).flatMap(({ kind, name, path }): readonly KnownTable[] => {
    const content = contentOfKind.get(kind);
    return content === undefined ? [] : [{ content, file: { name, path } }];
  });
  return tables.length === findDataFiles(dataDir).length ? tables : undefined;
}

const contentOfKind: ReadonlyMap<FileKind, KnownTable['content']> = new Map([
  [departments, 'departments'],
  [aisles, 'aisles'],
  [products, 'products'],
  [users, 'users'],
  [orders, 'orders'],
  [orderItems, 'order items'],
]);

async function contentOf(file: FoundFile): Promise<FileContent | undefined> {
  const table = await openTable([file]);
  try {
    return recogniseFile(table.columns) ?? (isLogOf(table.columns) ? 'log' : undefined);
  } finally {
    await table.close();
  }
}

function isLogOf(columns: readonly string[]): boolean {
  try {
    recogniseColumns(columns, []);
    return true;
  } catch (error) {
    if (error instanceof ImportError) return false;
    throw error;
  }
}

function incomplete(known: readonly KnownTable[]): ImportError {
  const found = known.map(({ file, content }) => `${file.name} (${content})`).join(', ');
  return new ImportError(
    `Expected a file with orders, one with order items and one with products, or a log with all of them in each row; got only ${found}. Name the missing files in the same command.`,
  );
}

/** Undefined if the folder has CSV files with known names. */
function problemOfFolder(folder: string): ImportError | undefined {
  try {
    findDataFiles(folder);
    return undefined;
  } catch (error) {
    if (error instanceof ImportError) return error;
    throw error;
  }
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
