/**
 * An import from beginning to end. What is read goes to a staging area, file by file; the shop's own tables change in
 * one last transaction. Whether an import fails, is interrupted or is killed, the shop stays as it was; after a kill or
 * an interruption the next import of the same files goes on where the last one ended.
 */
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import type { Environment } from '../config/environment';
import { silentProgress } from '../lib/progress';
import type { StartProgress } from '../lib/progress';
import { FindingsLog } from './findings-log';
import { countRows } from './finish-import';
import { AllItemsNeeded, importBesideStored } from './import-beside-stored';
import type { ImportContext } from './import-context';
import { importIntoEmpty, isWithoutOrders, NoLongerEmpty } from './import-into-empty';
import type { ImportResult, ImportSummary } from './import-summary';
import { ScatteredItems } from './items/item-judge';
import { repeatsLastRun } from './last-run';
import { noChanges } from './merge';
import { fingerprintOf, planFiles } from './planned-file';
import { inSession } from './session';
import {
  dropStagingArea,
  emptyStagingArea,
  enterStagingArea,
  noteStep,
  stagingFormat,
  stepDone,
} from './staging-area';
import { describeUnread, findUnreadFiles } from './unread-files';

export interface ImportOptions extends Pick<
  Environment,
  'stateDir' | 'maxRejectShare' | 'userUuidNamespace'
> {
  readonly dataDir: string;
  readonly pool: Pool;
  /** Imports although many stored orders change their user. */
  readonly replace?: boolean;
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
  const files = await planFiles(dataDir, signal);
  const unread = findUnreadFiles(dataDir, files);
  if (unread.length > 0) onNotice(describeUnread(unread));
  const findings = new FindingsLog(join(stateDir, 'import-findings.csv'));
  try {
    const result = await inSession(pool, signal, (client) =>
      importFiles({ ...options, client, files, unread, findings, signal, onNotice, startProgress }),
    );
    return { ...result, read: files.map(({ name, kind }) => ({ name, row: kind.row })), unread };
  } finally {
    findings.close();
    const text = findings.describe();
    if (text !== '') onNotice(text);
  }
}

async function importFiles(context: ImportContext): Promise<ImportResult> {
  const { client, signal, onNotice } = context;
  await waitForOtherImport(client, onNotice);
  const known = await repeatsLastRun(context);
  if (known) {
    return {
      files: known,
      changes: noChanges,
      changed: false,
      stored: await countRows(client),
      warnings: [],
    };
  }
  await enterStagingArea(client);
  try {
    return await importOneWay(context);
  } catch (error) {
    // What led to a failure would do so again. An interruption, and a connection that broke, leave it for the next.
    if (!signal.aborted) await dropStagingArea(client).catch(() => {});
    throw error;
  }
}

/** The quick ways first; that one does not fit shows on the way, before anything of the shop is changed. */
async function importOneWay(context: ImportContext): Promise<ImportResult> {
  const { client } = context;
  if ((await isWithoutOrders(client)) && !(await isNoted(context, scattered))) {
    try {
      return await importIntoEmpty(context);
    } catch (error) {
      if (error instanceof ScatteredItems) await startAgain(context, scattered);
      else if (error instanceof NoLongerEmpty) await emptyStagingArea(client);
      else throw error;
    }
  }
  try {
    return await importBesideStored(context, await isNoted(context, allItems));
  } catch (error) {
    if (!(error instanceof AllItemsNeeded)) throw error;
    await startAgain(context, allItems);
    return importBesideStored(context, true);
  }
}

const scattered = 'scattered items met';
const allItems = 'all items needed';

const isNoted = async ({ client, files }: ImportContext, step: string) =>
  (await stepDone(client, step)) === fingerprintOf(files, stagingFormat);

/** With a note for whoever resumes this import, not to try the same in vain. */
async function startAgain({ client, files }: ImportContext, step: string): Promise<void> {
  await emptyStagingArea(client);
  await noteStep(client, step, fingerprintOf(files, stagingFormat));
}

/** One import at a time: the lock ends with the connection. */
async function waitForOtherImport(client: PoolClient, onNotice: (text: string) => void): Promise<void> {
  const lock = `hashtext('timel-e import')`;
  const { rows } = await client.query<{ free: boolean }>(`select pg_try_advisory_lock(${lock}) as free`);
  if (rows[0].free) return;
  onNotice('Another import into this database is running; waiting for it to end.');
  await client.query(`select pg_advisory_lock(${lock})`);
}
