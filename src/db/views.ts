/**
 * The feature views of prisma/views: one view a file, named after it, with a first line `-- uses: other_view, ...`
 * (`-- uses: nothing but tables`). They are derived, so they are not migrations: whenever a file or one it uses
 * changes, the view and its dependents are dropped and made anew. A fingerprint in the view's comment tells.
 *
 * Fresh rows for the materialised ones are made beside the old, in a schema of their own, and take their places all at
 * once: readers neither wait nor see views of different age.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { topologicalOrder } from '../lib/topological-order';

export interface View {
  readonly name: string;
  readonly sql: string;
  readonly uses: readonly string[];
  readonly materialized: boolean;
  /** Of its own text and the text of all it uses. */
  readonly fingerprint: string;
}

export type OnView = (name: string, done: number, total: number) => void;

/** @returns the views of a folder, each after those it uses */
export function readViews(folder: string): readonly View[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  const texts = new Map(
    files.map((file) => [basename(file, '.sql'), readFileSync(join(folder, file), 'utf8')]),
  );
  const uses = new Map([...texts].map(([name, sql]) => [name, readUses(name, sql)]));
  const fingerprints = new Map<string, string>();
  return topologicalOrder(uses).map((name) => {
    const sql = texts.get(name) as string;
    const used = uses.get(name) as readonly string[];
    const hash = createHash('sha256').update(sql);
    for (const other of used) hash.update(fingerprints.get(other) as string);
    const fingerprint = hash.digest('hex').slice(0, 16);
    fingerprints.set(name, fingerprint);
    return { name, sql, uses: used, materialized: /^create materialized view/im.test(sql), fingerprint };
  });
}

/**
 * Makes the views of `folder` in the database, touching only those whose text changed.
 *
 * @returns the names that were made anew
 */
export async function buildViews(pool: Pool, folder: string): Promise<readonly string[]> {
  return inTransaction(pool, (client) => buildViewsWithin(client, folder));
}

/**
 * The same within the caller's transaction.
 *
 * @param onView told before each view that is made
 */
export async function buildViewsWithin(
  client: PoolClient,
  folder: string,
  onView: OnView = () => {},
): Promise<readonly string[]> {
  const views = readViews(folder);
  await client.query(`select pg_advisory_xact_lock(hashtext('timel-e views'))`);
  const present = await presentViews(client);
  const stale = views.filter((view) => present.get(view.name)?.fingerprint !== view.fingerprint);
  const gone = [...present.keys()].filter((name) => !views.some((view) => view.name === name));
  for (const name of [...gone, ...stale.map((view) => view.name)]) await dropView(client, name, present);
  for (const [index, view] of stale.entries()) {
    onView(view.name, index, stale.length);
    await createView(client, view);
  }
  return stale.map((view) => view.name);
}

/**
 * Makes the materialised views anew from the present rows: after an import and before a training.
 *
 * @param database a client is used within the transaction that it has open; a pool gives one of its own
 * @param onView told before each view that is made
 * @param justMade names of views that were made from the present rows a moment ago
 */
export async function refreshViews(
  database: Pool | PoolClient,
  folder: string,
  onView: OnView = () => {},
  justMade: readonly string[] = [],
): Promise<void> {
  if ('release' in database) return refreshViewsWithin(database, folder, onView, justMade);
  await inTransaction(database, (client) => refreshViewsWithin(client, folder, onView, justMade));
}

const making = 'views_in_the_making';

async function refreshViewsWithin(
  client: PoolClient,
  folder: string,
  onView: OnView,
  justMade: readonly string[],
): Promise<void> {
  const views = viewsToRefresh(readViews(folder), justMade);
  if (views.length === 0) return;
  await client.query(`select pg_advisory_xact_lock(hashtext('timel-e views'))`);
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
  for (const { name, materialized } of views)
    await client.query(`alter ${kindOf(materialized)} ${making}.${name} set schema public`);
  await client.query(`drop schema ${making}`);
}

/** With a materialised view go those that use it. */
function viewsToRefresh(views: readonly View[], justMade: readonly string[]): readonly View[] {
  const chosen = new Set<string>();
  return views.filter(({ name, uses, materialized }) => {
    const isOld = (materialized && !justMade.includes(name)) || uses.some((other) => chosen.has(other));
    if (isOld) chosen.add(name);
    return isOld;
  });
}

function readUses(name: string, sql: string): readonly string[] {
  const [, list] = /^-- uses: (.*)$/m.exec(sql) ?? [];
  if (list === undefined) throw new Error(`prisma/views/${name}.sql: expected a line "-- uses: ..."`);
  return list === 'nothing but tables' ? [] : list.split(',').map((other) => other.trim());
}

type Present = ReadonlyMap<string, { readonly kind: string; readonly fingerprint: string | null }>;

async function presentViews(client: PoolClient): Promise<Present> {
  const { rows } = await client.query<{ name: string; kind: string; fingerprint: string | null }>(
    `select relname as name, relkind as kind, obj_description(oid, 'pg_class') as fingerprint
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`,
  );
  return new Map(rows.map((row) => [row.name, row]));
}

async function dropView(client: PoolClient, name: string, present: Present): Promise<void> {
  const kind = present.get(name)?.kind;
  if (kind) await client.query(`drop ${kindOf(kind === 'm')} if exists ${name} cascade`);
}

/** For aggregates over all orders: room to sort and hash, and no walk through every pair of two large sets. */
const bulkSettings = { work_mem: '128MB', enable_nestloop: 'off' };

async function createView(client: PoolClient, view: View): Promise<void> {
  const { materialized, name, sql, fingerprint } = view;
  try {
    await withSettings(client, materialized ? bulkSettings : {}, () => client.query(sql));
    if (materialized) await client.query(`analyze ${name}`);
    await client.query(`comment on ${kindOf(materialized)} ${name} is '${fingerprint}'`);
  } catch (error) {
    throw new Error(`prisma/views/${name}.sql: ${(error as Error).message}`, { cause: error });
  }
}

const kindOf = (materialized: boolean) => (materialized ? 'materialized view' : 'view');

/** Within the open transaction; afterwards the settings are what they were. */
async function withSettings(
  client: PoolClient,
  settings: Readonly<Record<string, string>>,
  work: () => Promise<unknown>,
): Promise<void> {
  const set = (name: string, value: string) => client.query('select set_config($1, $2, true)', [name, value]);
  const before: Record<string, string> = {};
  for (const [name, value] of Object.entries(settings)) {
    const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [name]);
    before[name] = rows[0].value;
    await set(name, value);
  }
  await work();
  for (const [name, value] of Object.entries(before)) await set(name, value);
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
