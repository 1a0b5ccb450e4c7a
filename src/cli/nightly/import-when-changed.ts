/**
 * Imports DATA_DIR if its files have changed since the last import by this command. A note in the state folder records the
 * files and the id of the database's last import, so that a database that was recreated, or that another process imported
 * into, is never considered up to date.
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Pool } from 'pg';
import { folderFiles } from '../../import/input/folder-files';
import { describeUnread } from '../../import/unread-files';
import { importData } from '../import/import-data';
import type { ImportDataOptions } from '../import/import-data';

/** @throws ImportError if DATA_DIR contains no files, or if they cannot be imported */
export async function importWhenChanged({
  environment,
  pool,
  signal,
  completeCatalogue,
  notice,
}: ImportDataOptions): Promise<void> {
  const { stateDir, dataDir } = environment;
  if (dataDir === undefined) {
    notice('DATA_DIR is not set, so nothing is imported.');
    return;
  }
  const noteFile = join(stateDir, 'nightly-import.json');
  const { paths, unread } = await folderFiles(dataDir);
  const files = fileStamps(paths);
  if (readNote(noteFile) === noteOf(files, await lastImport(pool))) {
    notice(`${dataDir}: unchanged since the last import.`);
    if (unread.length > 0) notice(describeUnread(unread));
    return;
  }
  await importData({ environment, pool, signal, ...(completeCatalogue && { completeCatalogue }), notice });
  mkdirSync(dirname(noteFile), { recursive: true });
  writeFileSync(noteFile, noteOf(files, await lastImport(pool)));
}

type FileStamp = readonly [path: string, bytes: number, modifiedMs: number];

function fileStamps(paths: readonly string[]): readonly FileStamp[] {
  return paths.map((path) => {
    const { size, mtimeMs } = statSync(path);
    return [path, size, mtimeMs];
  });
}

/** The id of the last import that changed anything; 0 if there is none. */
async function lastImport(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ last: number }>(
    'select coalesce(max(id), 0)::int as last from import_runs',
  );
  return rows[0].last;
}

function noteOf(files: readonly FileStamp[], importRun: number): string {
  return `${JSON.stringify({ importRun, files }, null, 2)}\n`;
}

function readNote(noteFile: string): string | undefined {
  try {
    return readFileSync(noteFile, 'utf8');
  } catch {
    return undefined;
  }
}
