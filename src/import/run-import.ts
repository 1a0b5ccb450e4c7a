/**
 * A complete import. Files are loaded one by one into a staging area; the shop's tables change in one final
 * transaction, so an import that fails, is interrupted or is killed leaves the shop unchanged. After a kill or an
 * interruption, the next import of the same files resumes.
 */
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import type { Environment } from '../config/environment';
import { silentProgress } from '../lib/progress';
import type { StartProgress } from '../lib/progress';
import { FindingsLog } from './findings-log';
import { countRows } from './finish-import';
import { AllItemsNeeded, importIntoPopulated } from './import-into-populated';
import type { ImportContext } from './import-context';
import { importIntoEmpty, hasNoOrders, NoLongerEmpty } from './import-into-empty';
import type { ImportResult, ImportSummary } from './import-summary';
import { ScatteredItems } from './items/item-checker';
import { findRepeatedRun } from './last-run';
import { noChanges } from './merge';
import { fingerprintOf, planFiles } from './planned-file';
import { inSession } from './session';
import {
  dropStagingArea,
  resetStagingArea,
  enterStagingArea,
  recordStep,
  STAGING_FORMAT,
  completedStep,
} from './staging-area';
import { describeUnread, findUnreadFiles } from './unread-files';

export interface ImportOptions extends Pick<
  Environment,
  'stateDir' | 'maxRejectShare' | 'userUuidNamespace'
> {
  readonly dataDir: string;
  readonly pool: Pool;
  /** Whether to import although many stored orders would change users, or many products become unavailable. */
  readonly replace?: boolean;
  /** Whether products.csv was declared to contain the whole catalogue, so that missing products become unavailable. */
  readonly completeCatalogue?: boolean;
  /** Aborting it rolls the import back. */
  readonly signal?: AbortSignal;
  /** Receives messages during the import: files not read, waiting for another import, findings. */
  readonly onNotice?: (text: string) => void;
  readonly startProgress?: StartProgress;
}

/** @throws ImportError if the files cannot be imported; nothing is changed then */
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
  const repeated = await findRepeatedRun(context);
  if (repeated) {
    return {
      files: repeated,
      changes: noChanges,
      changed: false,
      stored: await countRows(client),
      warnings: [],
      notes: [],
    };
  }
  await enterStagingArea(client);
  try {
    return await importByPath(context);
  } catch (error) {
    // After a failure, resuming would fail again. After an interruption or a lost connection, the next import resumes.
    if (!signal.aborted) await dropStagingArea(client).catch(() => {});
    throw error;
  }
}

/** Tries the fast path first; whether it applies becomes clear before any of the shop's tables change. */
async function importByPath(context: ImportContext): Promise<ImportResult> {
  const { client } = context;
  if ((await hasNoOrders(client)) && !(await isRecorded(context, SCATTERED))) {
    try {
      return await importIntoEmpty(context);
    } catch (error) {
      if (error instanceof ScatteredItems) await restart(context, SCATTERED);
      else if (error instanceof NoLongerEmpty) await resetStagingArea(client);
      else throw error;
    }
  }
  try {
    return await importIntoPopulated(context, await isRecorded(context, ALL_ITEMS));
  } catch (error) {
    if (!(error instanceof AllItemsNeeded)) throw error;
    await restart(context, ALL_ITEMS);
    return importIntoPopulated(context, true);
  }
}

const SCATTERED = 'scattered items met';
const ALL_ITEMS = 'all items needed';

const isRecorded = async ({ client, files }: ImportContext, step: string) =>
  (await completedStep(client, step)) === fingerprintOf(files, STAGING_FORMAT);

/** Records the reason, so that a resumed import does not try the same path again. */
async function restart({ client, files }: ImportContext, step: string): Promise<void> {
  await resetStagingArea(client);
  await recordStep(client, step, fingerprintOf(files, STAGING_FORMAT));
}

/** Allows one import at a time; the lock is released when the connection ends. */
async function waitForOtherImport(client: PoolClient, onNotice: (text: string) => void): Promise<void> {
  const lock = `hashtext('timel-e import')`;
  const { rows } = await client.query<{ free: boolean }>(`select pg_try_advisory_lock(${lock}) as free`);
  if (rows[0].free) return;
  onNotice('Another import into this database is running; waiting for it to finish.');
  await client.query(`select pg_advisory_lock(${lock})`);
}
