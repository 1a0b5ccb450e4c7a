/**
 * An import from beginning to end: find the files, stage them, check them, merge them, all in one transaction. Whether
 * it fails, is interrupted or is killed, the database stays as it was.
 */
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import type { Environment } from '../config/environment';
import { viewsDir } from '../db/database';
import { refreshViews } from '../db/views';
import { silentProgress, type StartProgress } from '../lib/progress';
import { readSql } from '../lib/read-sql';
import { assignUuids } from './assign-uuids';
import { checkStagedRows } from './checks';
import { placeColumns } from './csv-header';
import { readHeader } from './csv-rows';
import { findDataFiles } from './data-folder';
import { FindingsLog } from './findings-log';
import type { FileSummary, ImportSummary, StoredRows } from './import-summary';
import { deriveMissingFiles, mergeStagedRows, tables } from './merge';
import { checkRejectShare } from './reject-share';
import type { PlannedFile } from './stage-file';
import { stageFiles } from './stage-files';
import { takeFindings } from './take-findings';
import { inTransaction } from './transaction';

export interface ImportOptions extends Pick<
  Environment,
  'dataDir' | 'stateDir' | 'maxRejectShare' | 'userUuidNamespace'
> {
  readonly pool: Pool;
  /** Aborting it rolls back. */
  readonly signal?: AbortSignal;
  /** Takes what is to be told on the way: waiting, findings. */
  readonly onNotice?: (text: string) => void;
  readonly startProgress?: StartProgress;
}

/** @throws ImportError when the files cannot be imported; nothing is changed then */
export async function runImport(options: ImportOptions): Promise<ImportSummary> {
  const { pool, dataDir, stateDir, signal = new AbortController().signal, onNotice = () => {} } = options;
  const startProgress = options.startProgress ?? silentProgress;
  const files = await planFiles(dataDir);
  const findings = new FindingsLog(join(stateDir, 'import-findings.csv'));
  try {
    return await inTransaction(pool, signal, (client) =>
      importFiles(client, files, findings, { ...options, signal, onNotice, startProgress }),
    );
  } finally {
    findings.close();
    const text = findings.describe();
    if (text !== '') onNotice(text);
  }
}

/** All headers are matched before anything is read: a fault in the last file shows at once. */
async function planFiles(dataDir: string): Promise<readonly PlannedFile[]> {
  const planned: PlannedFile[] = [];
  for (const file of findDataFiles(dataDir)) {
    const header = await readHeader(file.path, file.name);
    planned.push({
      ...file,
      number: planned.length + 1,
      places: placeColumns(file.kind, file.name, header),
    });
  }
  return planned;
}

async function importFiles(
  client: PoolClient,
  files: readonly PlannedFile[],
  findings: FindingsLog,
  options: Required<ImportOptions>,
): Promise<ImportSummary> {
  await waitForOtherImport(client, options.onNotice);
  const rows = await stageFiles(client, files, findings, options);
  const summaries = () => files.map(({ name }) => summarise(name, rows, findings));
  checkRejectShare(summaries(), options.maxRejectShare, findings.path);

  await client.query(readSql(__dirname, 'merge/lock-tables'));
  await inSteps('Checking', options, (onStep) => checkStagedRows(client, files, onStep));
  await takeFindings(client, findings);
  checkRejectShare(summaries(), options.maxRejectShare, findings.path);

  await deriveMissingFiles(client, files);
  await assignUuids(client, options.userUuidNamespace);
  const changes = await inSteps('Merging', options, (onStep) => mergeStagedRows(client, files, onStep));
  const changed = Object.values(changes).some((change) => change.added + change.changed + change.removed > 0);
  if (changed) await finish(client, { tables: changes, files: summaries() }, options);
  const { rows: stored } = await client.query<StoredRows>(readSql(__dirname, 'merge/count-rows'));
  return { files: summaries(), changes, changed, stored: stored[0] };
}

type OnStep = (done: number, total: number, detail?: string) => void;

/** Work of several statements: shows how far it is, and begins none after an interruption. */
async function inSteps<T>(
  label: string,
  { signal, startProgress }: Required<ImportOptions>,
  work: (onStep: OnStep) => Promise<T>,
): Promise<T> {
  const progress = startProgress(label, 1);
  const result = await work((done, total, detail) => {
    signal.throwIfAborted();
    progress.update(done / total, detail);
  });
  progress.stop();
  return result;
}

/** One import at a time: the lock ends with the transaction. */
async function waitForOtherImport(client: PoolClient, onNotice: (text: string) => void): Promise<void> {
  const lock = `hashtext('timel-e import')`;
  const { rows } = await client.query<{ free: boolean }>(`select pg_try_advisory_xact_lock(${lock}) as free`);
  if (rows[0].free) return;
  onNotice('Another import into this database is running; waiting for it to end.');
  await client.query(`select pg_advisory_xact_lock(${lock})`);
}

function summarise(file: string, rows: ReadonlyMap<string, number>, findings: FindingsLog): FileSummary {
  return { file, rows: rows.get(file) ?? 0, ...findings.counts(file) };
}

/** What follows from a change: the note of the run, fresh statistics, fresh feature views. */
async function finish(client: PoolClient, counts: unknown, options: Required<ImportOptions>): Promise<void> {
  await client.query(readSql(__dirname, 'merge/import-run-insert'), [JSON.stringify(counts)]);
  for (const table of tables) await client.query(`analyze ${table}`);
  // In this very transaction: nobody ever sees new orders beside old features.
  await inSteps('Refreshing feature views', options, (onStep) =>
    refreshViews(client, viewsDir, (name, done, total) => onStep(done, total, name)),
  );
}
