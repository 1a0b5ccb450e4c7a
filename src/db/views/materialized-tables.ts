/**
 * Materialised tables: they store a view's rows, or sums of them, and can be updated for some users only. The former
 * contribution of those users is subtracted and the current one added. Sums are of integers, so the result is exactly the
 * table that a rebuild would create.
 */
import type { PoolClient } from 'pg';
import type { TableSource, View } from './view-files';

/** Every group of sums comes from at least one row; this column counts them. */
const ROW_COUNT_COLUMN = 'orders';

export async function createMaterializedTable(
  client: PoolClient,
  name: string,
  source: TableSource,
): Promise<void> {
  await client.query(
    source.by
      ? `create table ${name} as ${sumsOf(source.of, source.by, await summed(client, source))}`
      : `create table ${name} as select * from ${source.of}`,
  );
}

export interface MaterializedTable extends View {
  readonly source: TableSource;
}

export function isMaterializedTable(view: View): view is MaterializedTable {
  return view.source !== undefined;
}

/**
 * Updates the tables within the client's open transaction.
 *
 * @param views all materialised tables, each after those it uses
 * @param users whose orders changed since the last update; nothing else may have changed
 */
export async function updateMaterializedTables(
  client: PoolClient,
  views: readonly MaterializedTable[],
  users: readonly number[],
  onTable: (name: string) => void,
): Promise<void> {
  const tables: { name: string; source: TableSource; columns: readonly string[] }[] = [];
  for (const { name, source } of views) {
    const columns = await summed(client, source);
    tables.push({ name, source, columns });
    if (!source.by) continue;
    onTable(name);
    await client.query(
      `create temp table ${subtracted(name)} on commit drop as ${sumsOf(source.of, source.by, columns, true)}`,
      [users],
    );
  }
  for (const { name, source, columns } of tables) {
    onTable(name);
    if (source.by) await addChanges(client, name, source.of, source.by, columns, users);
    else await replaceRows(client, name, source.of, users);
  }
}

const subtracted = (name: string) => `${name}_subtracted`;

async function replaceRows(
  client: PoolClient,
  name: string,
  of: string,
  users: readonly number[],
): Promise<void> {
  await client.query(`delete from ${name} where user_id = any($1)`, [users]);
  await client.query(`insert into ${name} select * from ${of} where user_id = any($1)`, [users]);
}

async function addChanges(
  client: PoolClient,
  name: string,
  of: string,
  by: readonly string[],
  columns: readonly string[],
  users: readonly number[],
): Promise<void> {
  const list = columns.join(', ');
  await client.query(
    `create temp table ${name}_changes on commit drop as
     select ${by.join(', ')}, ${columns.map((column) => `sum(${column})::int8 as ${column}`).join(', ')}
     from (
       ${sumsOf(of, by, columns, true)}
       union all
       select ${by.join(', ')}, ${columns.map((column) => `-${column}`).join(', ')} from ${subtracted(name)}
     ) c
     group by ${by.join(', ')}
     having (${columns.map((column) => `sum(${column})`).join(', ')}) <> (${columns.map(() => '0').join(', ')})`,
    [users],
  );
  await client.query(`analyze ${name}_changes`);
  await client.query(
    `merge into ${name} t using ${name}_changes c on ${by.map((key) => `t.${key} = c.${key}`).join(' and ')}
     when matched and t.${ROW_COUNT_COLUMN} + c.${ROW_COUNT_COLUMN} = 0 then delete
     when matched then update set ${columns.map((column) => `${column} = t.${column} + c.${column}`).join(', ')}
     when not matched then insert (${by.join(', ')}, ${list})
       values (${[...by, ...columns].map((column) => `c.${column}`).join(', ')})`,
  );
}

function sumsOf(of: string, by: readonly string[], columns: readonly string[], ofUsers = false): string {
  return `select ${by.join(', ')}, ${columns.map((column) => `sum(${column}) as ${column}`).join(', ')}
    from ${of} ${ofUsers ? 'where user_id = any($1)' : ''} group by ${by.join(', ')}`;
}

/** The columns of the source view that are summed. */
async function summed(client: PoolClient, { of, by = [] }: TableSource): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [of],
  );
  return rows.map(({ name }) => name).filter((name) => name !== 'user_id' && !by.includes(name));
}
