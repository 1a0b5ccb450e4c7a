/**
 * Imports DATA_DIR, where it is set, only when its files changed since the last import that this remembers. What was imported is noted in
 * the state folder together with the number of the database's last import, so that a database made anew, or one that
 * somebody else imported into, is never taken for up to date.
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Pool } from 'pg';
import { findDataFiles } from '../../import/data-folder';
import { describeUnread, findUnreadFiles } from '../../import/unread-files';
import { importData } from '../import/import-data';
import type { ImportDataOptions } from '../import/import-data';

/** @throws ImportError when there are no files, or they cannot be imported */
export async function importWhenChanged({
  environment,
  pool,
  signal,
  notice,
}: ImportDataOptions): Promise<void> {
  const { stateDir, dataDir } = environment;
  if (dataDir === undefined) {
    notice('DATA_DIR is not set: nothing is imported.');
    return;
  }
  const noteFile = join(stateDir, 'nightly-import.json');
  const files = fileStamps(dataDir);
  if (readNote(noteFile) === noteOf(files, await lastImport(pool))) {
    notice(`${dataDir}: unchanged since the last import.`);
    const unread = findUnreadFiles(dataDir, findDataFiles(dataDir));
    if (unread.length > 0) notice(describeUnread(unread));
    return;
  }
  await importData({ environment, pool, signal, notice });
  mkdirSync(dirname(noteFile), { recursive: true });
  writeFileSync(noteFile, noteOf(files, await lastImport(pool)));
}

type FileStamp = readonly [path: string, bytes: number, modifiedMs: number];

function fileStamps(dataDir: string): readonly FileStamp[] {
  return findDataFiles(dataDir).map(({ path, bytes }) => [path, bytes, statSync(path).mtimeMs]);
}

/** The number of the last import that changed anything; 0 before any. */
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
