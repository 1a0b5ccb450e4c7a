import type { PoolClient } from 'pg';

/**
 * Fills an empty table several times as fast by dropping its foreign keys and indexes first and recreating them
 * afterwards, so that they are checked and built for all rows at once. The primary key stays, because other tables may
 * refer to it. Recreating foreign keys locks the referenced tables, so a table that contains rows keeps its keys and
 * indexes while `work` runs.
 *
 * @param table a trusted identifier, inserted into the SQL text
 */
export async function withoutIndexes(
  client: PoolClient,
  table: string,
  work: () => Promise<void>,
): Promise<void> {
  const { rowCount } = await client.query(`select from ${table} limit 1`);
  if (rowCount) return work();
  const { rows: keys } = await client.query<{ name: string; definition: string }>(
    `select quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where conrelid = $1::regclass and contype = 'f' order by conname`,
    [table],
  );
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = $1::regclass and not indisprimary
       and not exists (select from pg_constraint where conindid = indexrelid) order by indexrelid`,
    [table],
  );
  for (const { name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await work();
  for (const { definition } of indexes) await client.query(definition);
  for (const { name, definition } of keys) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  }
}
