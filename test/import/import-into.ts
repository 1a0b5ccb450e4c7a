/** Imports into a test database and reads its contents. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Database } from '../../src/db/database';
import type { ImportSummary } from '../../src/import/import-summary';
import { runImport } from '../../src/import/run-import';
import type { ImportOptions } from '../../src/import/run-import';
import { temporaryFolder, writeFolder } from './toy-folder';
import type { FolderText } from './toy-folder';

export const DEFAULT_NAMESPACE = 'cafebabe-1234-4abc-8def-c0ffeefeed01';

export interface Imported {
  readonly summary: ImportSummary;
  readonly notices: readonly string[];
  /** The rows of the findings file; empty if there is none. */
  readonly findings: readonly Readonly<Record<string, string>>[];
}

export async function importFolder(
  database: Database,
  folder: string,
  options: Partial<ImportOptions> = {},
): Promise<Imported> {
  const notices: string[] = [];
  const stateDir = options.stateDir ?? temporaryFolder();
  const summary = await runImport({
    pool: database.pool,
    dataDir: folder,
    maxRejectShare: 0.01,
    userUuidNamespace: DEFAULT_NAMESPACE,
    onNotice: (text) => notices.push(text),
    ...options,
    stateDir,
  });
  return { summary, notices, findings: readFindings(stateDir) };
}

export const importFiles = (database: Database, files: FolderText, options?: Partial<ImportOptions>) =>
  importFolder(database, writeFolder(files), options);

export function readFindings(stateDir: string): readonly Readonly<Record<string, string>>[] {
  const path = join(stateDir, 'import-findings.csv');
  return existsSync(path) ? parse(readFileSync(path), { columns: true }) : [];
}

const tables = ['departments', 'aisles', 'products', 'users', 'orders', 'order_items', 'import_runs'];
const settings = ['feedback_events', 'erased_users', 'shop_time_zone'];

/** All rows of the shop's tables, as one comparable value. */
export async function contents(
  database: Pick<Database, 'pool'>,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const entries = tables.map(async (table) => {
    const { rows } = await database.pool.query<{ row: string }>(
      `select ${table}::text as row from ${table} order by 1`,
    );
    return [table, rows.map(({ row }) => row)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

export async function emptyTables(database: Pick<Database, 'pool'>): Promise<void> {
  await database.pool.query(`truncate ${[...tables, ...settings].join(', ')} restart identity cascade`);
}
