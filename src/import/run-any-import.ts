/** Imports files of any kind: known CSV files as they are, other tables after rewriting them, logs by derivation. */
import { basename } from 'node:path';
import { EncodingError } from './csv-bytes';
import { describeUnderstood } from './logs/describe-log';
import type { OpenLog, LogInput } from './logs/open-log';
import { ImportError } from './import-error';
import type { ImportSummary } from './import-summary';
import { FOLDER_MAP } from './input/folder-files';
import { knownTables, resolveInput } from './input/resolve-input';
import type { KnownTable } from './input/resolve-input';
import { writeKnownFiles } from './input/write-known-files';
import { runImport, runLogImport } from './run-import';
import type { RunOptions } from './run-import';
import type { FoundFile } from './tables/find-files';
import type { UnreadFile } from './unread-files';

export interface AnyImportOptions extends RunOptions, Pick<LogInput, 'map' | 'from'> {
  /** Files, folders and patterns. */
  readonly names: readonly string[];
  /** Called with a log as soon as its columns are understood. */
  readonly onUnderstood?: (log: OpenLog) => void;
}

/** @throws ImportError if the files cannot be imported; nothing is changed then */
export async function runAnyImport(options: AnyImportOptions): Promise<ImportSummary> {
  const { names, map, from, onNotice = () => {} } = options;
  const input = await resolveInput(names, map !== undefined);
  if (input.kind !== 'log' && from !== undefined) {
    throw new ImportError(
      '--from: expected a log of which each row is one product in one order, got files of orders, order items and products. Import them without --from.',
    );
  }
  if (input.kind === 'log' && options.completeCatalogue) {
    throw new ImportError(
      '--complete-catalogue: expected a file with all products of the shop, got a log of purchases. Import the log without it.',
    );
  }
  switch (input.kind) {
    case 'folder':
      return importFolder(options, input.dataDir);
    case 'tables': {
      const summary = await importTables(options, input.files);
      return { ...summary, unread: unreadFiles(input.unread) };
    }
    case 'log': {
      let described: readonly FoundFile[] = [];
      const summary = await runLogImport({
        ...options,
        log: { files: input.files, besides: input.besides, map, from },
        onUnderstood: (log) => {
          described = log.productFiles.map(({ file }) => file);
          onNotice(describeUnderstood(log));
          options.onUnderstood?.(log);
        },
      });
      const others = input.besides.filter((file) => !described.includes(file));
      return { ...summary, unread: unreadFiles([...input.unread, ...others]) };
    }
  }
}

/** Files that are not UTF-8 are read again with another encoding. */
async function importFolder(options: RunOptions, dataDir: string): Promise<ImportSummary> {
  try {
    return await runImport({ ...options, dataDir });
  } catch (error) {
    const tables = error instanceof EncodingError ? knownTables(dataDir) : undefined;
    if (tables === undefined) throw error;
    options.onNotice?.('Not all files are UTF-8: detecting their encodings.');
    return importTables(options, tables);
  }
}

/** @throws ImportError also if a row cannot be read, because items without their order would be rejected anyway */
async function importTables(options: RunOptions, tables: readonly KnownTable[]): Promise<ImportSummary> {
  const folder = await writeKnownFiles(tables);
  try {
    for (const { file, as, encoding } of folder.names) {
      const isPlain = encoding === undefined || encoding === 'utf-8';
      options.onNotice?.(`${file} is read as ${as}${isPlain ? '' : `, encoding ${encoding}`}.`);
    }
    return await runImport({ ...options, dataDir: folder.dataDir });
  } finally {
    folder.remove();
  }
}

const unreadFiles = (files: readonly FoundFile[]): readonly UnreadFile[] =>
  files
    .filter(({ path }) => basename(path) !== FOLDER_MAP)
    .map(({ name }) => ({ name, hint: 'not a table with orders, or of another kind than the others' }));
