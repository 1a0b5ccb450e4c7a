/**
 * The same files again, and nothing of what they brought was touched since: then there is nothing to do, which is known
 * after reading files and tables once, without comparing them.
 */
import type { PoolClient } from 'pg';
import { readSql } from '../lib/read-sql';
import type { ImportContext } from './import-context';
import type { FileSummary } from './import-summary';
import type { Changes } from './merge';
import { fingerprintOf } from './planned-file';
import { stagingFormat } from './staging-area';

/** What a row of import_runs holds in `counts`. */
interface RunNote {
  readonly tables: Changes;
  readonly files: readonly FileSummary[];
  /** Of all that decided about what was imported; absent in notes of older versions. */
  readonly source?: string;
  /** Of the rows in the tables afterwards, without those recorded through the API. */
  readonly stored?: string;
}

/** Into the last transaction of an import that changed something. */
export async function noteRun(
  context: ImportContext,
  files: readonly FileSummary[],
  tables: Changes,
): Promise<void> {
  const { client } = context;
  const note: RunNote = { tables, files, source: sourceOf(context), stored: await storedRows(client) };
  await client.query(readSql(__dirname, 'merge/import-run-insert'), [JSON.stringify(note)]);
}

/**
 * @returns the files as the last run found them, when it imported these very files, found no fault in them, and its
 *   rows are as it left them; undefined otherwise
 */
export async function repeatsLastRun(context: ImportContext): Promise<readonly FileSummary[] | undefined> {
  const { client } = context;
  const { rows } = await client.query<{ note: RunNote }>(
    'select counts as note from import_runs order by id desc limit 1',
  );
  const note = rows[0]?.note;
  if (note?.source === undefined || note.source !== sourceOf(context)) return undefined;
  // Findings are told anew by every import, so the files have to be read for them.
  if (note.files.some(({ rejected, duplicate, noted }) => rejected + duplicate + noted > 0)) return undefined;
  return note.stored === (await storedRows(client)) ? note.files : undefined;
}

const sourceOf = ({ files, userUuidNamespace }: ImportContext) =>
  fingerprintOf(files, userUuidNamespace, stagingFormat);

async function storedRows(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ fingerprint: string }>(
    readSql(__dirname, 'merge/stored-fingerprint'),
  );
  return rows[0].fingerprint;
}
