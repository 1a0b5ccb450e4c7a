/**
 * A complete import. Files are loaded one by one into a staging area; the shop's tables change in one final
 * transaction, so an import that fails, is interrupted or is killed leaves the shop unchanged. After a kill or an
 * interruption, the next import of the same files resumes.
 */
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import type { Environment } from '../config/environment';
import { utc } from '../orders/shop-zone';
import type { ShopZone } from '../orders/shop-zone';
import { applyShopZone } from '../db/shop-zone/apply-zone';
import { silentProgress } from '../lib/progress';
import type { StartProgress } from '../lib/progress';
import { FindingsLog } from './findings-log';
import { countRows } from './finish-import';
import { AllItemsNeeded, importIntoPopulated } from './import-into-populated';
import type { ImportContext } from './import-context';
import { importIntoEmpty, hasNoOrders, NoLongerEmpty } from './import-into-empty';
import type { ImportResult, ImportSummary } from './import-summary';
import { orderItems } from './file-kind';
import { inNumericMode, isNumericDatabase } from './ids/choose-mode';
import { TextIdsMet } from './ids/numeric-ids';
import { ScatteredItems } from './items/item-checker';
import { haveUsualColumns, IncompleteItems } from './items/read-items';
import { findRepeatedRun } from './last-run';
import { discardOtherLog } from './logs/load-log';
import { derivedFiles } from './logs/log-files';
import { openLog } from './logs/open-log';
import type { LogInput, OpenLog } from './logs/open-log';
import { noChanges } from './merge';
import { fingerprintOf, planFiles } from './planned-file';
import { inSession, inTransaction } from './session';
import {
  dropStagingArea,
  resetStagingArea,
  enterStagingArea,
  recordStep,
  STAGING_FORMAT,
  completedStep,
} from './staging-area';
import { describeUnread, findUnreadFiles } from './unread-files';

export interface RunOptions extends Pick<Environment, 'stateDir' | 'maxRejectShare' | 'userUuidNamespace'> {
  readonly pool: Pool;
  /** The shop's time zone; UTC by default. */
  readonly shopZone?: ShopZone;
  /** Whether to import although many stored orders would change users, or many products become unavailable. */
  readonly replace?: boolean;
  /** Whether everything is rolled back at the end, except the report. */
  readonly check?: boolean;
  /** Whether products.csv was declared to contain the whole catalogue, so that missing products become unavailable. */
  readonly completeCatalogue?: boolean;
  /** Aborting it rolls the import back. */
  readonly signal?: AbortSignal;
  /** Receives messages during the import: files not read, waiting for another import, findings. */
  readonly onNotice?: (text: string) => void;
  readonly startProgress?: StartProgress;
}

export interface ImportOptions extends RunOptions {
  readonly dataDir: string;
}

export interface LogImportOptions extends RunOptions {
  readonly log: LogInput;
  /** Called as soon as it is known what the columns mean. */
  readonly onUnderstood?: (log: OpenLog) => void;
}

/** @throws ImportError if the files cannot be imported; nothing is changed then */
export async function runImport(options: ImportOptions): Promise<ImportSummary> {
  const { dataDir, signal = neverAborted(), onNotice } = options;
  const files = await planFiles(dataDir, signal, options.shopZone ?? utc);
  const unread = findUnreadFiles(dataDir, files);
  if (unread.length > 0) onNotice?.(describeUnread(unread));
  const result = await importPlanned(options, { files, unread });
  return { ...result, read: files.map(({ name, kind }) => ({ name, row: kind.row })), unread };
}

/**
 * Imports a transaction log: files of which each row is one product in one order.
 *
 * @throws ImportError if the files cannot be imported; nothing is changed then
 */
export async function runLogImport(options: LogImportOptions): Promise<ImportSummary> {
  const { signal = neverAborted(), shopZone = utc } = options;
  const log = await openLog(options.log, signal, shopZone.name);
  try {
    options.onUnderstood?.(log);
    const result = await importPlanned(options, { files: derivedFiles(log), unread: [], log });
    return {
      ...result,
      read: log.table.parts.map(({ file }) => ({ name: file, row: 'log row' })),
      unread: [],
    };
  } finally {
    await log.table.close();
  }
}

const neverAborted = () => new AbortController().signal;

async function importPlanned(
  options: RunOptions,
  planned: Pick<ImportContext, 'files' | 'unread' | 'log'>,
): Promise<ImportResult & Pick<ImportSummary, 'findings'>> {
  const { pool, stateDir, signal = neverAborted(), onNotice = () => {} } = options;
  const startProgress = options.startProgress ?? silentProgress;
  const zone = options.shopZone ?? utc;
  const findings = new FindingsLog(join(stateDir, 'import-findings.csv'));
  try {
    const result = await inSession(pool, signal, (client) =>
      importFiles({
        ...options,
        ...planned,
        zone,
        client,
        ids: { name: 'text' },
        findings,
        signal,
        onNotice,
        startProgress,
      }),
    );
    return { ...result, findings: findings.grouped() };
  } finally {
    findings.close();
    const text = findings.describe();
    if (text !== '') onNotice(text);
  }
}

async function importFiles(context: ImportContext): Promise<ImportResult> {
  const { client, signal, onNotice, check } = context;
  await waitForOtherImport(client, onNotice);
  if (!check) await inTransaction(client, signal, () => applyShopZone(client, context.zone, context));
  const repeated = check ? undefined : await findRepeatedRun(context);
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
    await discardOtherLog(client, context.log);
    const result = await importUnlessTaken(context);
    if (check) await dropStagingArea(client);
    return result;
  } catch (error) {
    // After a failure, resuming would fail again. After an interruption or a lost connection, the next import resumes.
    if (!signal.aborted) await dropStagingArea(client).catch(() => {});
    throw error;
  }
}

/** Starts again if a user or product of the files was created through the API meanwhile, which gave it another key. */
async function importUnlessTaken(context: ImportContext): Promise<ImportResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await importInMode(context);
    } catch (error) {
      const { code, constraint = '' } = error as { code?: string; constraint?: string };
      const isTaken = code === UNIQUE_VIOLATION && constraint.endsWith('_external_id_key');
      if (!isTaken || attempt === MAX_ATTEMPTS) throw error;
      await resetStagingArea(context.client);
    }
  }
}

const UNIQUE_VIOLATION = '23505';
const MAX_ATTEMPTS = 5;

/** Tries numeric mode first, unless it is known not to apply. */
async function importInMode(context: ImportContext): Promise<ImportResult> {
  const inText: ImportContext = { ...context, ids: { name: 'text' } };
  // Only this path reads every row, whatever is stored.
  if (context.log !== undefined || context.check) return importIntoPopulated(inText, 'everything');
  if ((await isRecorded(context, TEXT_IDS)) || !(await isNumericDatabase(context.client))) {
    return importIntoPopulated(inText, 'everything');
  }
  try {
    return await importByPath(await inNumericMode(context));
  } catch (error) {
    if (!(error instanceof TextIdsMet)) throw error;
    await restart(context, TEXT_IDS);
    return importIntoPopulated(inText, 'everything');
  }
}

/** Tries the fast path first; whether it applies becomes clear before any of the shop's tables change. */
async function importByPath(context: ImportContext): Promise<ImportResult> {
  const { client, files } = context;
  const itemFiles = files.filter(({ kind }) => kind === orderItems);
  if (!haveUsualColumns(itemFiles) || (await isRecorded(context, INCOMPLETE))) {
    return importIntoPopulated(context, 'everything');
  }
  try {
    if ((await hasNoOrders(client)) && !(await isRecorded(context, SCATTERED))) {
      return await importIntoEmpty(context);
    }
  } catch (error) {
    if (error instanceof ScatteredItems) await restart(context, SCATTERED);
    else if (error instanceof IncompleteItems) return importIncomplete(context);
    else if (error instanceof NoLongerEmpty) await resetStagingArea(client);
    else throw error;
  }
  try {
    return await importIntoPopulated(context, (await isRecorded(context, ALL_ITEMS)) ? 'all' : 'changed');
  } catch (error) {
    if (error instanceof IncompleteItems) return importIncomplete(context);
    if (!(error instanceof AllItemsNeeded)) throw error;
    await restart(context, ALL_ITEMS);
    return importIntoPopulated(context, 'all');
  }
}

async function importIncomplete(context: ImportContext): Promise<ImportResult> {
  await restart(context, INCOMPLETE);
  return importIntoPopulated(context, 'everything');
}

const TEXT_IDS = 'text ids met';
const INCOMPLETE = 'incomplete items met';
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
