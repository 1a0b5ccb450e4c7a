/**
 * Views are derived data, so they are not migrations: when a file of prisma/views changes, its view and all views that
 * depend on it are dropped and rebuilt.
 */
import type { Pool, PoolClient } from 'pg';
import { readViews } from './view-files';
import type { View } from './view-files';
import { createView, dropView, inTransaction, lockViews, presentViews } from './view-relations';
import type { OnView, PresentView } from './view-relations';

/**
 * Creates the views of `folder` in the database, touching only those that are missing or whose text changed.
 *
 * @param database a client is used within its open transaction; a pool provides a client and a transaction
 * @param onView called before each view is built
 * @returns the names of the views that were rebuilt
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

/** Includes dependents. Dropping a view does not drop the tables filled from it, which would keep outdated rows. */
function staleViews(views: readonly View[], present: ReadonlyMap<string, PresentView>): readonly View[] {
  const stale = new Set<string>();
  return views.filter(({ name, uses, fingerprint }) => {
    const isStale = present.get(name)?.fingerprint !== fingerprint || uses.some((other) => stale.has(other));
    if (isStale) stale.add(name);
    return isStale;
  });
}
