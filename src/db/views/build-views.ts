/**
 * Views are derived, so they are not migrations: whenever a file of prisma/views or one it uses changes, the view and
 * its dependents are dropped and made anew.
 */
import type { Pool, PoolClient } from 'pg';
import { readViews } from './view-files';
import type { View } from './view-files';
import { createView, dropView, inTransaction, lockViews, presentViews } from './view-relations';
import type { OnView, PresentView } from './view-relations';

/**
 * Makes the views of `folder` in the database, touching only those whose text changed or that are missing.
 *
 * @param database a client is used within the transaction that it has open; a pool gives one of its own
 * @param onView told before each view that is made
 * @returns the names that were made anew
 */
export async function buildViews(
  database: Pool | PoolClient,
  folder: string,
  onView: OnView = () => {},
): Promise<readonly string[]> {
  return inTransaction(database, async (client) => {
    const views = readViews(folder);
    await lockViews(client);
    const present = await presentViews(client);
    const stale = staleViews(views, present);
    const gone = [...present.keys()].filter((name) => !views.some((view) => view.name === name));
    for (const name of [...gone, ...stale.map((view) => view.name)]) await dropView(client, name, present);
    for (const [index, view] of stale.entries()) {
      onView(view.name, index, stale.length);
      await createView(client, view);
    }
    return stale.map((view) => view.name);
  });
}

/** With a view go those that use it: a kept table does not by itself, it only holds rows of what was there once. */
function staleViews(views: readonly View[], present: ReadonlyMap<string, PresentView>): readonly View[] {
  const stale = new Set<string>();
  return views.filter(({ name, uses, fingerprint }) => {
    const isStale = present.get(name)?.fingerprint !== fingerprint || uses.some((other) => stale.has(other));
    if (isStale) stale.add(name);
    return isStale;
  });
}
