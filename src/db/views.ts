/**
 * The feature views of prisma/views: one view a file, named after it, with a first line `-- uses: other_view, ...`
 * (`-- uses: nothing but tables`). They are derived, so they are not migrations: whenever a file or one it uses
 * changes, the view and its dependents are dropped and made anew. A fingerprint in the view's comment tells.
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
  const client = await pool.connect();
  try {
    await client.query('begin');
    const made = await buildViewsWithin(client, folder);
    await client.query('commit');
    return made;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/**
 * The same within the caller's transaction.
 *
 * @param onView told before each view that is made
 */
export async function buildViewsWithin(
  client: PoolClient,
  folder: string,
  onView: (name: string, done: number, total: number) => void = () => {},
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

/** Recomputes the materialised views, in order: after an import and before a training. */
export async function refreshViews(
  pool: Pick<Pool, 'query'>,
  folder: string,
  onView: (name: string, done: number, total: number) => void = () => {},
): Promise<void> {
  const materialized = readViews(folder).filter((view) => view.materialized);
  for (const [index, { name }] of materialized.entries()) {
    onView(name, index, materialized.length);
    await pool.query(`refresh materialized view ${name}`);
    await pool.query(`analyze ${name}`);
  }
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
  if (kind)
    await client.query(`drop ${kind === 'm' ? 'materialized view' : 'view'} if exists ${name} cascade`);
}

async function createView(client: PoolClient, view: View): Promise<void> {
  const { materialized, name, sql, fingerprint } = view;
  try {
    await client.query(sql);
    await client.query(
      `comment on ${materialized ? 'materialized view' : 'view'} ${name} is '${fingerprint}'`,
    );
  } catch (error) {
    throw new Error(`prisma/views/${name}.sql: ${(error as Error).message}`, { cause: error });
  }
}
