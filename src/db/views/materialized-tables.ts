/**
 * Tables that keep a view's rows, or the sums of them, and can be brought up to date for some users alone: what those
 * users added before is taken back, what they add now is added. Sums are of whole numbers, so the table is then to the
 * last digit the one that would be made from nothing.
 */
import type { PoolClient } from 'pg';
import type { Kept, View } from './view-files';

/** One row, at least, is behind each group of sums; so many are. */
const presence = 'orders';

export async function createKeptTable(client: PoolClient, name: string, keeps: Kept): Promise<void> {
  await client.query(
    keeps.by
      ? `create table ${name} as ${sumsOf(keeps.of, keeps.by, await summed(client, keeps))}`
      : `create table ${name} as select * from ${keeps.of}`,
  );
}

export interface KeptTable extends View {
  readonly keeps: Kept;
}

export function isKeptTable(view: View): view is KeptTable {
  return view.keeps !== undefined;
}

/**
 * Within the transaction that the client has open.
 *
 * @param views all kept tables, each after those it uses
 * @param users whose orders changed since; of the others nothing did
 */
export async function updateKeptTables(
  client: PoolClient,
  views: readonly KeptTable[],
  users: readonly number[],
  onTable: (name: string) => void,
): Promise<void> {
  const tables: { name: string; keeps: Kept; columns: readonly string[] }[] = [];
  for (const { name, keeps } of views) {
    const columns = await summed(client, keeps);
    tables.push({ name, keeps, columns });
    if (!keeps.by) continue;
    onTable(name);
    await client.query(
      `create temp table ${takenBack(name)} on commit drop as ${sumsOf(keeps.of, keeps.by, columns, true)}`,
      [users],
    );
  }
  for (const { name, keeps, columns } of tables) {
    onTable(name);
    if (keeps.by) await addChanges(client, name, keeps.of, keeps.by, columns, users);
    else await replaceRows(client, name, keeps.of, users);
  }
}

const takenBack = (name: string) => `${name}_taken_back`;

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
       select ${by.join(', ')}, ${columns.map((column) => `-${column}`).join(', ')} from ${takenBack(name)}
     ) c
     group by ${by.join(', ')}
     having (${columns.map((column) => `sum(${column})`).join(', ')}) <> (${columns.map(() => '0').join(', ')})`,
    [users],
  );
  await client.query(`analyze ${name}_changes`);
  await client.query(
    `merge into ${name} t using ${name}_changes c on ${by.map((key) => `t.${key} = c.${key}`).join(' and ')}
     when matched and t.${presence} + c.${presence} = 0 then delete
     when matched then update set ${columns.map((column) => `${column} = t.${column} + c.${column}`).join(', ')}
     when not matched then insert (${by.join(', ')}, ${list})
       values (${[...by, ...columns].map((column) => `c.${column}`).join(', ')})`,
  );
}

function sumsOf(of: string, by: readonly string[], columns: readonly string[], ofUsers = false): string {
  return `select ${by.join(', ')}, ${columns.map((column) => `sum(${column}) as ${column}`).join(', ')}
    from ${of} ${ofUsers ? 'where user_id = any($1)' : ''} group by ${by.join(', ')}`;
}

/** The columns of the view behind it that are added up. */
async function summed(client: PoolClient, { of, by = [] }: Kept): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [of],
  );
  return rows.map(({ name }) => name).filter((name) => name !== 'user_id' && !by.includes(name));
}
