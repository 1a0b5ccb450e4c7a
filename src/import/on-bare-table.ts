import type { PoolClient } from 'pg';

/**
 * Fills a table without looking up the partner of each row and without keeping indexes in order meanwhile: foreign keys
 * and indexes (but not the primary key, to which others may refer) are taken off and put back, which does it for all
 * rows in one go and is several times as fast. That locks the tables the keys lead to, so it is only done while the
 * table is empty and nobody misses them; otherwise the work is simply done.
 *
 * @param table a name of our own
 */
export async function onBareTable(
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
