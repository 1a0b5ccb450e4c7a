/**
 * The import into a database that holds orders. All files are staged, then checked and merged against what is stored
 * while nobody else writes orders.
 */
import { IdSet } from '../lib/id-set';
import { readSql } from '../lib/read-sql';
import { noteChangedUsers, refuseChangedUsers } from './check/changed-users';
import { rejectOrdersWithoutItems } from './check/orders-without-items';
import { warnOfRenamedProducts } from './check/renamed-products';
import { checkAll } from './checks';
import { orderItems } from './file-kind';
import { completeStagedRows, finishImport } from './finish-import';
import { inSteps } from './import-context';
import type { ImportContext } from './import-context';
import type { ImportResult } from './import-summary';
import { copyItems } from './items/copy-items';
import { findUnchangedOrders, isUnchangedOrderLeftOut, leaveOut } from './items/unchanged-orders';
import { mergeStagedRows } from './merge';
import type { PlannedFile } from './planned-file';
import { placeBesideRecordedOrders } from './recorded-orders';
import { inTransaction } from './session';
import { stageFile } from './stage-file';
import { stageFiles } from './stage-files';
import { completeTables, emptyStagingArea, forgetOtherFiles, stepDone } from './staging-area';
import { refuseTooManyRejects, takeFindings } from './take-findings';

/** Items were not staged of an order that turned out to be left out: they have to be, to be told of. */
export class AllItemsNeeded extends Error {
  override readonly name = 'AllItemsNeeded';
}

/**
 * @param allItems whether items are staged of orders, too, whose items are stored just so
 * @throws AllItemsNeeded when it has to be so
 */
export async function importBesideStored(context: ImportContext, allItems: boolean): Promise<ImportResult> {
  const { client, files, signal, findings } = context;
  const tableOf = ({ kind }: PlannedFile) => kind.staging;
  // Orders that were checked against an empty database have to be checked again, all of them.
  if (await stepDone(client, 'orders checked')) await emptyStagingArea(client);
  await forgetOtherFiles(client, files, tableOf);
  const unchanged = allItems ? new IdSet() : await findUnchangedOrders(context);
  await stageFiles(context, files, tableOf, (work) =>
    work.file.kind === orderItems
      ? copyItems(client, work, 'staged_order_items', (batch) => leaveOut(batch, unchanged))
      : stageFile(client, work),
  );
  await completeTables(client);
  return inTransaction(client, signal, async () => {
    await refuseTooManyRejects(context);
    await client.query(readSql(__dirname, 'merge/lock-tables'));
    const changedUsers = await refuseChangedUsers(context);
    // By the files' own numbering, so before orders are placed beside recorded ones.
    const emptyOrders = await inSteps('Checking', context, async (onCheck) => {
      await checkAll({ client, files, onCheck });
      const rejected = await rejectOrdersWithoutItems(context, 'staged_order_items');
      await placeBesideRecordedOrders(client, files);
      return rejected;
    });
    if (await isUnchangedOrderLeftOut(client)) throw new AllItemsNeeded();
    const summaries = await refuseTooManyRejects(context, emptyOrders);
    await noteChangedUsers(context);
    const renamedProducts = await warnOfRenamedProducts(context);
    await takeFindings(client, findings);
    await completeStagedRows(context);
    const changes = await inSteps('Merging', context, (onStep) => mergeStagedRows(client, files, onStep));
    return finishImport(context, summaries, changes, [changedUsers, renamedProducts]);
  });
}
