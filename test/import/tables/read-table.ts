import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Finding } from '../../../src/import/row-finding';
import { findFiles } from '../../../src/import/tables/find-files';
import { openTable } from '../../../src/import/tables/open-table';
import type { Field, TableOptions, TablePart } from '../../../src/import/tables/table';

export interface ReadTable {
  readonly columns: readonly string[];
  readonly parts: readonly TablePart[];
  readonly rows: readonly (readonly Field[])[];
  readonly lines: readonly number[];
  readonly findings: readonly Finding[];
}

const folders: string[] = [];

/** Writes files into a new folder. */
export function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tables-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Everything in the files of a new folder, read as one table. */
export async function readFiles(
  files: Readonly<Record<string, string | Buffer>>,
  options: TableOptions = {},
  patterns: readonly string[] = ['.'],
): Promise<ReadTable> {
  const findings: Finding[] = [];
  const { files: found } = await findFiles(patterns, folderOf(files));
  const table = await openTable(found, { onFinding: (finding) => findings.push(finding), ...options });
  const rows: (readonly Field[])[] = [];
  const lines: number[] = [];
  try {
    for await (const { line, fields } of table.rows()) {
      rows.push(fields);
      lines.push(line);
    }
    const parts = table.parts.map(({ file, format, encoding, delimiter, sheet }) => ({
      file,
      format,
      ...(encoding !== undefined && { encoding }),
      ...(delimiter !== undefined && { delimiter }),
      ...(sheet !== undefined && { sheet }),
    }));
    return { columns: table.columns, parts, rows, lines, findings };
  } finally {
    await table.close();
  }
}

export const readOne = (name: string, content: string | Buffer, options: TableOptions = {}) =>
  readFiles({ [name]: content }, options);

/** The message of the error that reading ends with. */
export async function failure(reading: Promise<unknown>): Promise<string> {
  const error: unknown = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error('Expected an error, got none.');
  return error.message;
}
