import type { PoolClient } from 'pg';

/**
 * Replaces the empty table `order_items` with `incoming_order_items` and recreates its indexes, foreign keys and
 * triggers, so that the keys are checked for all rows at once. Views that depend on the old table are dropped and must
 * be rebuilt.
 *
 * @returns the number of rows
 */
export async function replaceOrderItems(client: PoolClient): Promise<number> {
  const definitions = await definitionsOf(client, 'public.order_items');
  await client.query('analyze incoming_order_items');
  await client.query('drop table public.order_items cascade');
  await client.query('alter table incoming_order_items rename to order_items');
  await client.query('alter table order_items set schema public');
  for (const definition of definitions) await client.query(definition);
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::integer as count from public.order_items',
  );
  return rows[0].count;
}

/** Statements that create a table's indexes, foreign keys and triggers, except the primary key. */
async function definitionsOf(client: PoolClient, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ definition: string }>(
    `select pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = $1::regclass and not indisprimary
     union all
     select format('alter table %s add constraint %I %s', $1::text, conname, pg_get_constraintdef(oid))
     from pg_constraint where conrelid = $1::regclass and contype = 'f'
     union all
     select pg_get_triggerdef(oid) from pg_trigger where tgrelid = $1::regclass and not tgisinternal`,
    [table],
  );
  return rows.map(({ definition }) => definition);
}
