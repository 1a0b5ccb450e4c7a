/**
 * The end of an import's last transaction, shared by both import paths. Feature views are refreshed in this
 * transaction, so no reader sees new orders with old features.
 */
import type { PoolClient } from 'pg';
import { viewsDir } from '../db/database';
import { refreshAggregates } from '../db/views/refresh-aggregates';
import { buildViews } from '../db/views/build-views';
import type { OnView } from '../db/views/view-relations';
import { readSql } from '../lib/read-sql';
import { withProgress } from './import-context';
import type { ImportContext } from './import-context';
import type { FileSummary, ImportResult, StoredRows } from './import-summary';
import { recordRun } from './last-run';
import { deriveMissingFiles, tables } from './merge';
import type { Changes } from './merge';
import { dropStagingArea, createInPublicSchema } from './staging-area';
import { assignUuids } from './user-uuids';

/** Adds rows for the kinds of files that the folder lacks, and each user's UUID. */
export async function completeStagedRows({
  client,
  files,
  ids,
  userUuidNamespace,
}: ImportContext): Promise<void> {
  await deriveMissingFiles(client, files);
  await client.query('analyze staged_users');
  await assignUuids(client, ids, userUuidNamespace);
  await client.query('analyze staged_user_uuids');
}

/** Drops the staging area; after a change, also records the run, updates statistics and refreshes feature views. */
export async function finishImport(
  context: ImportContext,
  files: readonly FileSummary[],
  changes: Changes,
  warnings: readonly (string | undefined)[],
  notes: readonly (string | undefined)[],
): Promise<ImportResult> {
  const { client } = context;
  await createInPublicSchema(client);
  await dropStagingArea(client);
  if (hasChanged(changes)) {
    await recordRun(context, files, changes);
    for (const table of tables) await client.query(`analyze ${table}`);
    await withProgress('refresh', context, (onStep) =>
      refreshFeatureViews(client, (name, done, total) => onStep(done, total, name)),
    );
  }
  return resultOf(context, files, changes, warnings, notes);
}

/** The result as long as the last transaction is open. */
export async function resultOf(
  { client, check }: Pick<ImportContext, 'client' | 'check'>,
  files: readonly FileSummary[],
  changes: Changes,
  warnings: readonly (string | undefined)[],
  notes: readonly (string | undefined)[],
): Promise<ImportResult> {
  return {
    files,
    changes,
    changed: hasChanged(changes),
    stored: await countRows(client),
    warnings: warnings.filter((warning) => warning !== undefined),
    notes: notes.filter((note) => note !== undefined),
    ...(check && { check }),
  };
}

const hasChanged = (changes: Changes) =>
  Object.values(changes).some((change) => change.added + change.changed + change.removed > 0);

export async function countRows(client: PoolClient): Promise<StoredRows> {
  const { rows } = await client.query<StoredRows>(readSql(__dirname, 'merge/count-rows'));
  return rows[0];
}

/** Rebuilds the views that were dropped together with a replaced table, and refreshes the others. */
async function refreshFeatureViews(client: PoolClient, onView: OnView): Promise<void> {
  const built = await buildViews(client, viewsDir, onView);
  await refreshAggregates(client, viewsDir, onView, built);
}
