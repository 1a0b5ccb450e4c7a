/**
 * Recognises files that were imported before and whose imported rows are unchanged, so that there is nothing to do.
 * This takes one pass over files and tables, without comparing rows.
 */
import type { PoolClient } from 'pg';
import { readSql } from '../lib/read-sql';
import type { ImportContext } from './import-context';
import type { FileSummary } from './import-summary';
import type { Changes } from './merge';
import { fingerprintOf } from './planned-file';
import { STAGING_FORMAT } from './staging-area';

/** The content of `import_runs.counts`. */
interface RunRecord {
  readonly tables: Changes;
  readonly files: readonly FileSummary[];
  /** Fingerprint of everything that affects the import; absent in rows written by older versions. */
  readonly source?: string;
  /** Fingerprint of the rows in the tables after the import, without those recorded through the API. */
  readonly stored?: string;
}

/** Called in the last transaction of an import that changed something. */
export async function recordRun(
  context: ImportContext,
  files: readonly FileSummary[],
  tables: Changes,
): Promise<void> {
  const { client } = context;
  const record: RunRecord = { tables, files, source: sourceOf(context), stored: await storedRows(client) };
  await client.query(readSql(__dirname, 'merge/import-run-insert'), [JSON.stringify(record)]);
}

/**
 * @returns the last run's file summaries if it imported the same files without findings and its rows are unchanged;
 *   undefined otherwise
 */
export async function findRepeatedRun(context: ImportContext): Promise<readonly FileSummary[] | undefined> {
  const { client } = context;
  const { rows } = await client.query<{ record: RunRecord }>(
    'select counts as record from import_runs order by id desc limit 1',
  );
  const record = rows[0]?.record;
  if (record?.source === undefined || record.source !== sourceOf(context)) return undefined;
  // Every import reports all findings, so the files must be read again.
  if (record.files.some(({ rejected, duplicate, noted }) => rejected + duplicate + noted > 0))
    return undefined;
  return record.stored === (await storedRows(client)) ? record.files : undefined;
}

const sourceOf = ({ files, userUuidNamespace, completeCatalogue }: ImportContext) =>
  fingerprintOf(
    files,
    userUuidNamespace,
    STAGING_FORMAT,
    ...(completeCatalogue ? ['complete catalogue'] : []),
  );

async function storedRows(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ fingerprint: string }>(
    readSql(__dirname, 'merge/stored-fingerprint'),
  );
  return rows[0].fingerprint;
}
