/**
 * The import into a database that contains orders. All files are loaded into staging tables, then checked and merged
 * with the stored rows under a lock that keeps other writers of orders waiting.
 */
import { IdSet } from '../lib/id-set';
import { readSql } from '../lib/read-sql';
import { reportChangedUsers, refuseChangedUsers } from './check/changed-users';
import { rejectOrdersWithoutItems } from './check/orders-without-items';
import { reportMissingProducts } from './check/missing-products';
import { warnOfRenamedProducts } from './check/renamed-products';
import { checkAll } from './checks';
import { orderItems } from './file-kind';
import { completeStagedRows, finishImport, resultOf } from './finish-import';
import { withProgress } from './import-context';
import type { ImportContext } from './import-context';
import { assignKeys } from './ids/assign-keys';
import { textTable } from './ids/id-kind';
import { defineShownIds } from './ids/shown-ids';
import type { ImportResult } from './import-summary';
import { loadLog } from './logs/load-log';
import { replaceWindow, withRemoved } from './logs/replace-window';
import { copyItems } from './items/copy-items';
import { findUnchangedOrders, isUnchangedOrderRejected, removeOrders } from './items/unchanged-orders';
import { mergeStagedRows } from './merge';
import type { PlannedFile } from './planned-file';
import { reconcileRecordedOrders } from './recorded-orders';
import { settleReturns } from './returns';
import { leaveOutTombstones } from './tombstones';
import { inLastTransaction } from './last-transaction';
import { loadFile } from './load-file';
import { loadFiles } from './load-files';
import { ensureAllTables, resetStagingArea, discardChangedFiles, completedStep } from './staging-area';
import { enforceRejectShare, reportFindings } from './report-findings';
import { renumber } from './times/order-times';
import { warnOfTimes } from './times/time-warnings';

/** An order whose items were not staged was rejected: its items must be staged so that each one is reported. */
export class AllItemsNeeded extends Error {
  override readonly name = 'AllItemsNeeded';
}

/**
 * Which order items are staged, and how they are read:
 *
 * - changed: those of orders that differ from the stored ones; read as numbers;
 * - all: those of all orders; read as numbers;
 * - everything: with all columns, any of which may be missing; read like the other files.
 */
export type StagedItems = 'changed' | 'all' | 'everything';

/**
 * @param items must be `everything` in text mode
 * @throws AllItemsNeeded if the import must be restarted with all items
 * @throws TextIdsMet if the import must be restarted in text mode
 * @throws IncompleteItems if the import must be restarted with `everything`
 */
export async function importIntoPopulated(context: ImportContext, items: StagedItems): Promise<ImportResult> {
  const { client, files, ids, findings, zone, log } = context;
  const tableOf = ({ kind }: PlannedFile) => (ids.name === 'text' ? textTable(kind.staging) : kind.staging);
  const aliases = ids.name === 'numeric' ? ids.aliases : {};
  // Orders that an earlier run checked against an empty database must be checked again.
  if (await completedStep(client, 'orders checked')) await resetStagingArea(client);
  if (!log) await discardChangedFiles(client, files, tableOf);
  const unchanged = items === 'changed' ? await findUnchangedOrders(context, aliases) : new IdSet();
  const summary = log && (await loadLog(context, log));
  if (!log) {
    await loadFiles(context, files, tableOf, (task) =>
      task.file.kind === orderItems && items !== 'everything'
        ? copyItems(client, { ...task, aliases }, 'staged_order_items', (batch) =>
            removeOrders(batch, unchanged),
          )
        : loadFile(client, task, ids),
    );
  }
  await ensureAllTables(client, ids);
  return inLastTransaction(context, async () => {
    await enforceRejectShare(context);
    await client.query(readSql(__dirname, 'merge/lock-tables'));
    if (ids.name === 'text') await assignKeys(client);
    await defineShownIds(client, ids);
    const notes = [...(await settleReturns(context)), ...(await leaveOutTombstones(context))];
    const changedUsers = await refuseChangedUsers(context);
    const removed = await replaceWindow(context);
    // Uses the order numbers of the files, so it must run before orders are renumbered around recorded ones.
    let timeWarnings: readonly string[] = [];
    const emptyOrders = await withProgress('check', context, async (onCheck) => {
      await checkAll({ client, files, ids, onCheck });
      const rejected = await rejectOrdersWithoutItems(context, 'staged_order_items');
      await client.query(readSql(__dirname, 'items/derive-positions'));
      await renumber(context, 'staged_order_items');
      timeWarnings = await warnOfTimes(context);
      await reconcileRecordedOrders(client, files, zone);
      await client.query(readSql(__dirname, 'items/derive-reordered'));
      return rejected;
    });
    if (await isUnchangedOrderRejected(client)) throw new AllItemsNeeded();
    const summaries = await enforceRejectShare(context, emptyOrders);
    await reportChangedUsers(context);
    const renamedProducts = await warnOfRenamedProducts(context);
    const missingProducts = log ? undefined : await reportMissingProducts(context);
    await reportFindings(client, findings);
    await completeStagedRows(context);
    const merged = await withProgress('merge', context, (onStep) => mergeStagedRows(context, onStep));
    const changes = withRemoved(merged, removed);
    const warnings = [changedUsers, renamedProducts, ...timeWarnings];
    const allNotes = [...notes, missingProducts];
    const result = await (context.check
      ? resultOf(context, summaries, changes, warnings, allNotes)
      : finishImport(context, summaries, changes, warnings, allNotes));
    return { ...result, ...(summary && { log: summary }) };
  });
}
