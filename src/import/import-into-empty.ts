/**
 * The import into a database without orders. No stored row can take precedence over the files, so orders are checked as
 * soon as they are read, and order items are checked while they are copied into the table that becomes `order_items`.
 * The table is indexed before it is visible.
 */
import type { PoolClient } from 'pg';
import { IdSet } from '../lib/id-set';
import { readSql } from '../lib/read-sql';
import { rejectOrdersWithoutItems } from './check/orders-without-items';
import { reportMissingProducts } from './check/missing-products';
import { warnOfRenamedProducts } from './check/renamed-products';
import { checkOrders, itemReasons } from './checks';
import { orderItems } from './file-kind';
import { completeStagedRows, finishImport } from './finish-import';
import { withProgress } from './import-context';
import type { ImportContext } from './import-context';
import { defineShownIds } from './ids/shown-ids';
import type { ImportResult } from './import-summary';
import { copyItems } from './items/copy-items';
import { ItemChecker } from './items/item-checker';
import type { KnownIds } from './items/item-checker';
import { readIds } from './items/read-numbers';
import { replaceOrderItems } from './items/replace-order-items';
import { mergeStagedOrders } from './merge';
import type { Changes } from './merge';
import { fingerprintOf } from './planned-file';
import type { PlannedFile } from './planned-file';
import { inTransaction } from './session';
import { loadFile } from './load-file';
import { loadFiles } from './load-files';
import {
  ensureAllTables,
  resetStagingArea,
  discardChangedFiles,
  recordStep,
  readLoadedFiles,
  completedStep,
  STAGING_FORMAT,
} from './staging-area';
import { enforceRejectShare, reportFindings } from './report-findings';
import { renumber } from './times/order-times';
import { warnOfTimes } from './times/time-warnings';

/** Orders were stored in the meantime; nothing was changed. */
export class NoLongerEmpty extends Error {
  override readonly name = 'NoLongerEmpty';
}

/** Cancelled orders and erased users count, because only the other import path leaves them out. */
export async function hasNoOrders(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>(readSql(__dirname, 'check/has-no-orders'));
  return rows[0].empty;
}

/**
 * @throws NoLongerEmpty if orders were stored in the meantime, so the other import path is needed
 * @throws ScatteredItems if the items of an order are not in consecutive rows, so the other import path is needed
 */
export async function importIntoEmpty(context: ImportContext): Promise<ImportResult> {
  const { client, files, signal, findings } = context;
  const itemFiles = files.filter(({ kind }) => kind === orderItems);
  await stageAndCheckOrders(
    context,
    files.filter(({ kind }) => kind !== orderItems),
  );
  await stageItems(context, itemFiles);
  await indexItems(context);
  return inTransaction(client, signal, async () => {
    await client.query(readSql(__dirname, 'merge/lock-tables'));
    if (!(await hasNoOrders(client))) throw new NoLongerEmpty();
    await defineShownIds(client, context.ids);
    const emptyOrders = await rejectOrdersWithoutItems(context, 'incoming_order_items');
    await renumber(context, 'incoming_order_items');
    const summaries = await enforceRejectShare(context, emptyOrders);
    const timeWarnings = await warnOfTimes(context);
    const renamedProducts = await warnOfRenamedProducts(context);
    const missingProducts = await reportMissingProducts(context);
    await reportFindings(client, findings);
    await completeStagedRows(context);
    const changes = await withProgress('merge', context, (onStep) => mergeAndReplace(context, onStep));
    return finishImport(context, summaries, changes, [renamedProducts, ...timeWarnings], [missingProducts]);
  });
}

/** The step's fingerprint identifies the files; if they changed, the step and everything after it are repeated. */
async function stageAndCheckOrders(context: ImportContext, files: readonly PlannedFile[]): Promise<void> {
  const { client, signal } = context;
  const fingerprint = fingerprintOf(files, STAGING_FORMAT);
  const checked = await completedStep(client, 'orders checked');
  if (checked !== undefined && checked !== fingerprint) await resetStagingArea(client);
  await discardChangedFiles(client, context.files, tableOf);
  await loadFiles(context, files, tableOf, (task) => loadFile(client, task, context.ids));
  await inTransaction(client, signal, async () => {
    await enforceRejectShare(context);
    await withProgress('check', context, async (onCheck) => {
      if (checked === fingerprint) return;
      await ensureAllTables(client, context.ids);
      await defineShownIds(client, context.ids);
      await checkOrders({ ...context, onCheck });
      await recordStep(client, 'orders checked', fingerprint);
    });
    await enforceRejectShare(context);
  });
}

const tableOf = ({ kind }: PlannedFile) => (kind === orderItems ? 'incoming_order_items' : kind.staging);

async function stageItems(context: ImportContext, files: readonly PlannedFile[]): Promise<void> {
  const { client, ids } = context;
  const aliases = ids.name === 'numeric' ? ids.aliases : {};
  const loaded = await readLoadedFiles(client);
  const isResumed = files.some(({ number }) => loaded.has(number));
  let known: KnownIds | undefined;
  await loadFiles(context, files, tableOf, async (task) => {
    known ??= await readKnownIds(client, isResumed);
    const shownProducts = new Map([...(aliases.product ?? [])].map(([number, key]) => [key, number]));
    const checker = new ItemChecker(
      known,
      itemReasons(context.files, task.file),
      task.onFinding,
      shownProducts,
    );
    return copyItems(client, { ...task, aliases }, 'incoming_order_items', (batch) =>
      checker.keepValid(batch),
    );
  });
}

async function readKnownIds(client: PoolClient, isResumed: boolean): Promise<KnownIds> {
  return {
    orders: await readIds(client, 'select id from staged_orders'),
    products: await readIds(client, 'select id from staged_products union select id from products'),
    started: isResumed
      ? await readIds(client, 'select distinct order_id from incoming_order_items')
      : new IdSet(),
  };
}

/** Skipped if the primary key exists; an import killed while indexing has none and indexes again. */
async function indexItems(context: ImportContext): Promise<void> {
  const { client, signal } = context;
  await withProgress('index', context, async (onStep) => {
    onStep(0, 1);
    const { rowCount } = await client.query(
      `select from pg_constraint where conrelid = 'incoming_order_items'::regclass and contype = 'p'`,
    );
    if (rowCount) return;
    await inTransaction(client, signal, async () => {
      await client.query(
        'alter table incoming_order_items add constraint order_items_pkey primary key (order_id, product_id)',
      );
    });
  });
}

async function mergeAndReplace(
  context: ImportContext,
  onStep: (done: number, total: number) => void,
): Promise<Changes> {
  const changes = await mergeStagedOrders(context, onStep);
  const added = await replaceOrderItems(context.client);
  return { ...changes, order_items: { added, changed: 0, removed: 0 } };
}
