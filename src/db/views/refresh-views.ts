/**
 * Fresh rows for what holds rows are made beside the old, in a schema of their own, and take their places all at once:
 * readers neither wait nor see views of different age.
 */
import type { Pool, PoolClient } from 'pg';
import { holdsRows, readViews } from './view-files';
import type { View } from './view-files';
import { createView, dropView, inTransaction, lockViews, presentViews, withSettings } from './view-relations';
import type { OnView } from './view-relations';

const making = 'views_in_the_making';

/**
 * Makes materialised views and kept tables anew from the present rows.
 *
 * @param database a client is used within the transaction that it has open; a pool gives one of its own
 * @param onView told before each view that is made
 * @param isFresh those to leave alone, unless they use what is made anew
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
  await client.query(`create schema ${making}`);
  // What is made lies there, and reads what was made there before it; all else is found where it always is.
  await withSettings(client, { search_path: `${making}, public` }, async () => {
    for (const [index, view] of views.entries()) {
      onView(view.name, index, views.length);
      await createView(client, view);
    }
  });
  const present = await presentViews(client);
  for (const { name } of views) await dropView(client, name, present);
  for (const { name, kind } of views) await client.query(`alter ${kind} ${making}.${name} set schema public`);
  await client.query(`drop schema ${making}`);
}

/** With what holds rows go those that use it. */
function viewsToRefresh(views: readonly View[], isFresh: (view: View) => boolean): readonly View[] {
  const chosen = new Set<string>();
  return views.filter((view) => {
    const isOld = (holdsRows(view) && !isFresh(view)) || view.uses.some((other) => chosen.has(other));
    if (isOld) chosen.add(view.name);
    return isOld;
  });
}
