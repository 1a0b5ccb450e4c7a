/**
 * Rebuilds stored rows in a separate schema and then swaps them in all at once: readers neither wait nor see views of
 * different ages.
 */
import type { Pool, PoolClient } from 'pg';
import { holdsRows, readViews } from './view-files';
import type { View } from './view-files';
import { createView, dropView, inTransaction, lockViews, presentViews, withSettings } from './view-relations';
import type { OnView } from './view-relations';

const BUILD_SCHEMA = 'views_in_the_making';

/**
 * Rebuilds materialised views and materialised tables from the current rows.
 *
 * @param database a client is used within its open transaction; a pool provides a client and a transaction
 * @param onView called before each view is built
 * @param isFresh views to skip, unless they depend on one that is rebuilt
 */
export async function refreshViews(
  database: Pool | PoolClient,
  folder: string,
  onView: OnView = () => {},
  isFresh: (view: View) => boolean = () => false,
): Promise<void> {
  await inTransaction(database, (client) => refreshWithin(client, readViews(folder), onView, isFresh));
}

async function refreshWithin(
  client: PoolClient,
  all: readonly View[],
  onView: OnView,
  isFresh: (view: View) => boolean,
): Promise<void> {
  const views = viewsToRefresh(all, isFresh);
  if (views.length === 0) return;
  await lockViews(client);
  await client.query(`create schema ${BUILD_SCHEMA}`);
  // New relations are created in this schema and read those created there before; everything else comes from `public`.
  await withSettings(client, { search_path: `${BUILD_SCHEMA}, public` }, async () => {
    for (const [index, view] of views.entries()) {
      onView(view.name, index, views.length);
      await createView(client, view);
    }
  });
  const present = await presentViews(client);
  for (const { name } of views) await dropView(client, name, present);
  for (const { name, kind } of views)
    await client.query(`alter ${kind} ${BUILD_SCHEMA}.${name} set schema public`);
  await client.query(`drop schema ${BUILD_SCHEMA}`);
}

/** Stored relations that are not fresh, and everything that depends on them. */
function viewsToRefresh(views: readonly View[], isFresh: (view: View) => boolean): readonly View[] {
  const chosen = new Set<string>();
  return views.filter((view) => {
    const isOld = (holdsRows(view) && !isFresh(view)) || view.uses.some((other) => chosen.has(other));
    if (isOld) chosen.add(view.name);
    return isOld;
  });
}
