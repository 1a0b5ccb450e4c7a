/** Lists, creates and drops views in the database. The comment on each relation is the fingerprint of its text. */
import type { Pool, PoolClient } from 'pg';
import { createMaterializedTable } from './materialized-tables';
import { holdsRows } from './view-files';
import type { View } from './view-files';

export type OnView = (name: string, done: number, total: number) => void;

export interface PresentView {
  readonly name: string;
  readonly kind: View['kind'];
  readonly fingerprint: string | null;
}

/** Includes the tables whose comment is a fingerprint; all other tables are ignored. */
export async function presentViews(client: PoolClient | Pool): Promise<ReadonlyMap<string, PresentView>> {
  const { rows } = await client.query<PresentView>(
    `select
       relname as name,
       case relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as kind,
       obj_description(oid, 'pg_class') as fingerprint
     from pg_class
     where relnamespace = 'public'::regnamespace
       and (relkind in ('v', 'm') or relkind = 'r' and obj_description(oid, 'pg_class') ~ '^[0-9a-f]{16}$')`,
  );
  return new Map(rows.map((row) => [row.name, row]));
}

/** Drops a view together with its dependents. */
export async function dropView(
  client: PoolClient,
  name: string,
  present: ReadonlyMap<string, PresentView>,
): Promise<void> {
  const kind = present.get(name)?.kind;
  if (kind) await client.query(`drop ${kind} if exists ${name} cascade`);
}

/** For aggregates over all orders: memory to sort and hash, and no nested loops over two large sets. */
const bulkSettings = { work_mem: '128MB', enable_nestloop: 'off' };

/** Creates the view in the first schema of the search path. */
export async function createView(client: PoolClient, view: View): Promise<void> {
  const { kind, name, sql, fingerprint } = view;
  try {
    await withSettings(client, holdsRows(view) ? bulkSettings : {}, () =>
      view.source ? createMaterializedTable(client, name, view.source) : client.query(sql),
    );
    if (holdsRows(view)) await client.query(`analyze ${name}`);
    await client.query(`comment on ${kind} ${name} is '${fingerprint}'`);
  } catch (error) {
    throw new Error(`prisma/views/${name}.sql: ${(error as Error).message}`, { cause: error });
  }
}

/** Keeps other sessions from creating or changing views until the transaction ends. */
export async function lockViews(client: PoolClient): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('timel-e views'))`);
}

/** Changes settings for the duration of the work, within the open transaction. */
export async function withSettings(
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

/** A client is used within its open transaction; a pool provides a client and a transaction. */
export async function inTransaction<T>(
  database: Pool | PoolClient,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  if ('release' in database) return work(database);
  const client = await database.connect();
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
