/** Views as the database has them: which there are, making one, dropping one. A fingerprint in the comment tells its text. */
import type { Pool, PoolClient } from 'pg';
import { createKeptTable } from './kept-tables';
import { holdsRows } from './view-files';
import type { View } from './view-files';

export type OnView = (name: string, done: number, total: number) => void;

export interface PresentView {
  readonly name: string;
  readonly kind: View['kind'];
  readonly fingerprint: string | null;
}

/** Tables count where a fingerprint says that they are kept for a view. */
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

/** With those that look at it. */
export async function dropView(
  client: PoolClient,
  name: string,
  present: ReadonlyMap<string, PresentView>,
): Promise<void> {
  const kind = present.get(name)?.kind;
  if (kind) await client.query(`drop ${kind} if exists ${name} cascade`);
}

/** For aggregates over all orders: room to sort and hash, and no walk through every pair of two large sets. */
const bulkSettings = { work_mem: '128MB', enable_nestloop: 'off' };

/** Where the search path makes things. */
export async function createView(client: PoolClient, view: View): Promise<void> {
  const { kind, name, sql, fingerprint } = view;
  try {
    await withSettings(client, holdsRows(view) ? bulkSettings : {}, () =>
      view.keeps ? createKeptTable(client, name, view.keeps) : client.query(sql),
    );
    if (holdsRows(view)) await client.query(`analyze ${name}`);
    await client.query(`comment on ${kind} ${name} is '${fingerprint}'`);
  } catch (error) {
    throw new Error(`prisma/views/${name}.sql: ${(error as Error).message}`, { cause: error });
  }
}

/** Until the transaction ends, nobody else makes or changes views. */
export async function lockViews(client: PoolClient): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('timel-e views'))`);
}

/** Within the open transaction; afterwards the settings are what they were. */
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

/** A pool gives a client of its own, in a transaction; a client is used within the transaction that it has open. */
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
