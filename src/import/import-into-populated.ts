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
import { completeStagedRows, finishImport } from './finish-import';
import { withProgress } from './import-context';
import type { ImportContext } from './import-context';
import type { ImportResult } from './import-summary';
import { copyItems } from './items/copy-items';
import { findUnchangedOrders, isUnchangedOrderRejected, removeOrders } from './items/unchanged-orders';
import { mergeStagedRows } from './merge';
import type { PlannedFile } from './planned-file';
import { reconcileRecordedOrders } from './recorded-orders';
import { inTransaction } from './session';
import { loadFile } from './load-file';
import { loadFiles } from './load-files';
import { ensureAllTables, resetStagingArea, discardChangedFiles, completedStep } from './staging-area';
import { enforceRejectShare, reportFindings } from './report-findings';

/** An order whose items were not staged was rejected: its items must be staged so that each one is reported. */
export class AllItemsNeeded extends Error {
  override readonly name = 'AllItemsNeeded';
}

/**
 * @param allItems whether to stage the items of unchanged orders too
 * @throws AllItemsNeeded if the import must be restarted with `allItems`
 */
export async function importIntoPopulated(context: ImportContext, allItems: boolean): Promise<ImportResult> {
  const { client, files, signal, findings } = context;
  const tableOf = ({ kind }: PlannedFile) => kind.staging;
  // Orders that an earlier run checked against an empty database must be checked again.
  if (await completedStep(client, 'orders checked')) await resetStagingArea(client);
  await discardChangedFiles(client, files, tableOf);
  const unchanged = allItems ? new IdSet() : await findUnchangedOrders(context);
  await loadFiles(context, files, tableOf, (task) =>
    task.file.kind === orderItems
      ? copyItems(client, task, 'staged_order_items', (batch) => removeOrders(batch, unchanged))
      : loadFile(client, task),
  );
  await ensureAllTables(client);
  return inTransaction(client, signal, async () => {
    await enforceRejectShare(context);
    await client.query(readSql(__dirname, 'merge/lock-tables'));
    const changedUsers = await refuseChangedUsers(context);
    // Uses the order numbers of the files, so it must run before orders are renumbered around recorded ones.
    const emptyOrders = await withProgress('check', context, async (onCheck) => {
      await checkAll({ client, files, onCheck });
      const rejected = await rejectOrdersWithoutItems(context, 'staged_order_items');
      await reconcileRecordedOrders(client, files);
      return rejected;
    });
    if (await isUnchangedOrderRejected(client)) throw new AllItemsNeeded();
    const summaries = await enforceRejectShare(context, emptyOrders);
    await reportChangedUsers(context);
    const renamedProducts = await warnOfRenamedProducts(context);
    const missingProducts = await reportMissingProducts(context);
    await reportFindings(client, findings);
    await completeStagedRows(context);
    const changes = await withProgress('merge', context, (onStep) => mergeStagedRows(context, onStep));
    return finishImport(context, summaries, changes, [changedUsers, renamedProducts], [missingProducts]);
  });
}
