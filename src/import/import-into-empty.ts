/**
 * The import into a database without orders. Nothing that is stored can take precedence over the files, so orders are
 * checked once and for all as soon as they are read, order items are judged while they are read, and go straight into
 * the table that will be `order_items`; it is indexed before anybody sees it.
 */
import type { PoolClient } from 'pg';
import { IdSet } from '../lib/id-set';
import { readSql } from '../lib/read-sql';
import { rejectOrdersWithoutItems } from './check/orders-without-items';
import { warnOfRenamedProducts } from './check/renamed-products';
import { checkOrders, itemReasons } from './checks';
import { orderItems } from './file-kind';
import { completeStagedRows, finishImport } from './finish-import';
import { inSteps } from './import-context';
import type { ImportContext } from './import-context';
import type { ImportResult } from './import-summary';
import { copyItems } from './items/copy-items';
import { ItemJudge } from './items/item-judge';
import type { KnownIds } from './items/item-judge';
import { readIds } from './items/read-numbers';
import { replaceOrderItems } from './items/replace-order-items';
import { mergeStagedOrders } from './merge';
import type { Changes } from './merge';
import { fingerprintOf } from './planned-file';
import type { PlannedFile } from './planned-file';
import { inTransaction } from './session';
import { stageFile } from './stage-file';
import { stageFiles } from './stage-files';
import {
  completeTables,
  emptyStagingArea,
  forgetOtherFiles,
  noteStep,
  stagedFiles,
  stepDone,
  stagingFormat,
} from './staging-area';
import { refuseTooManyRejects, takeFindings } from './take-findings';

/** Orders came in meanwhile; nothing was changed. */
export class NoLongerEmpty extends Error {
  override readonly name = 'NoLongerEmpty';
}

export async function isWithoutOrders(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>(
    'select not exists (select from orders) and not exists (select from order_items) as empty',
  );
  return rows[0].empty;
}

/**
 * @throws NoLongerEmpty when another way has to be gone
 * @throws ScatteredItems likewise, because items of one order stand in several places
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
    if (!(await isWithoutOrders(client))) throw new NoLongerEmpty();
    const emptyOrders = await rejectOrdersWithoutItems(context, 'incoming_order_items');
    const summaries = await refuseTooManyRejects(context, emptyOrders);
    const renamedProducts = await warnOfRenamedProducts(context);
    await takeFindings(client, findings);
    await completeStagedRows(context);
    const changes = await inSteps('Merging', context, (onStep) => mergeAndReplace(context, onStep));
    return finishImport(context, summaries, changes, [renamedProducts]);
  });
}

/** The step's fingerprint says which files it was done with: other ones make it void, and all that followed. */
async function stageAndCheckOrders(context: ImportContext, files: readonly PlannedFile[]): Promise<void> {
  const { client, signal } = context;
  const fingerprint = fingerprintOf(files, stagingFormat);
  const done = await stepDone(client, 'orders checked');
  if (done !== undefined && done !== fingerprint) await emptyStagingArea(client);
  await forgetOtherFiles(client, context.files, tableOf);
  await stageFiles(context, files, tableOf, (work) => stageFile(client, work));
  await inTransaction(client, signal, async () => {
    await refuseTooManyRejects(context);
    await inSteps('Checking', context, async (onCheck) => {
      if (done === fingerprint) return;
      await completeTables(client);
      await checkOrders({ client, files: context.files, onCheck });
      await noteStep(client, 'orders checked', fingerprint);
    });
    await refuseTooManyRejects(context);
  });
}

const tableOf = ({ kind }: PlannedFile) => (kind === orderItems ? 'incoming_order_items' : kind.staging);

async function stageItems(context: ImportContext, files: readonly PlannedFile[]): Promise<void> {
  const { client } = context;
  const before = await stagedFiles(client);
  const isResumed = files.some(({ number }) => before.has(number));
  let known: KnownIds | undefined;
  await stageFiles(context, files, tableOf, async (work) => {
    known ??= await readKnownIds(client, isResumed);
    const judge = new ItemJudge(known, itemReasons(context.files, work.file), work.onFinding);
    return copyItems(client, work, 'incoming_order_items', (batch) => judge.sift(batch));
  });
}

async function readKnownIds(client: PoolClient, isResumed: boolean): Promise<KnownIds> {
  return {
    orders: await readIds(client, 'select id from staged_orders'),
    products: await readIds(client, 'select id from staged_products union select id from products'),
    begun: isResumed
      ? await readIds(client, 'select distinct order_id from incoming_order_items')
      : new IdSet(),
  };
}

/** Without the key it is not done: whoever is killed while indexing, indexes again. */
async function indexItems(context: ImportContext): Promise<void> {
  const { client, signal } = context;
  await inSteps('Indexing', context, async (onStep) => {
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
  { client, files }: ImportContext,
  onStep: (done: number, total: number) => void,
): Promise<Changes> {
  const changes = await mergeStagedOrders(client, files, onStep);
  const added = await replaceOrderItems(client);
  return { ...changes, order_items: { added, changed: 0, removed: 0 } };
}
