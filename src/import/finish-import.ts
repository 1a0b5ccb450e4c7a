/**
 * The end of an import's last transaction, the same for both ways of importing: what follows from a change. Nobody
 * ever sees new orders beside old features.
 */
import type { PoolClient } from 'pg';
import { viewsDir } from '../db/database';
import { refreshAggregates } from '../db/views/refresh-aggregates';
import { buildViews } from '../db/views/build-views';
import type { OnView } from '../db/views/view-relations';
import { readSql } from '../lib/read-sql';
import { assignUuids } from './assign-uuids';
import { inSteps } from './import-context';
import type { ImportContext } from './import-context';
import type { FileSummary, ImportResult, StoredRows } from './import-summary';
import { noteRun } from './last-run';
import { deriveMissingFiles, tables } from './merge';
import type { Changes } from './merge';
import { dropStagingArea, makeInPublic } from './staging-area';

/** Fills in what the folder has no file for, and each user's external id. */
export async function completeStagedRows({ client, files, userUuidNamespace }: ImportContext): Promise<void> {
  await deriveMissingFiles(client, files);
  await client.query('analyze staged_users');
  await assignUuids(client, userUuidNamespace);
  await client.query('analyze staged_user_uuids');
}

/** Statistics, feature views, the note of the run; the staging area goes. */
export async function finishImport(
  context: ImportContext,
  files: readonly FileSummary[],
  changes: Changes,
  warnings: readonly (string | undefined)[],
): Promise<ImportResult> {
  const { client } = context;
  await makeInPublic(client);
  await dropStagingArea(client);
  const changed = Object.values(changes).some((change) => change.added + change.changed + change.removed > 0);
  if (changed) {
    await noteRun(context, files, changes);
    for (const table of tables) await client.query(`analyze ${table}`);
    await inSteps('Refreshing feature views', context, (onStep) =>
      bringViewsUpToDate(client, (name, done, total) => onStep(done, total, name)),
    );
  }
  return {
    files,
    changes,
    changed,
    stored: await countRows(client),
    warnings: warnings.filter((warning) => warning !== undefined),
  };
}

export async function countRows(client: PoolClient): Promise<StoredRows> {
  const { rows } = await client.query<StoredRows>(readSql(__dirname, 'merge/count-rows'));
  return rows[0];
}

/** Views that went with a table that was replaced are built, full of its rows; the others are brought up to date. */
async function bringViewsUpToDate(client: PoolClient, onView: OnView): Promise<void> {
  const made = await buildViews(client, viewsDir, onView);
  await refreshAggregates(client, viewsDir, onView, made);
}
