import type { PoolClient } from 'pg';

/**
 * Puts `incoming_order_items` in the place of the empty table `order_items`, with the same foreign keys, which are
 * checked for all rows in one go. The views that look at the old table go with it; they have to be built anew.
 *
 * @returns how many rows came
 */
export async function replaceOrderItems(client: PoolClient): Promise<number> {
  const { rows: keys } = await client.query<{ name: string; definition: string }>(
    `select quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where conrelid = 'public.order_items'::regclass and contype = 'f' order by conname`,
  );
  await client.query('analyze incoming_order_items');
  await client.query('drop table public.order_items cascade');
  await client.query('alter table incoming_order_items rename to order_items');
  await client.query('alter table order_items set schema public');
  for (const { name, definition } of keys) {
    await client.query(`alter table public.order_items add constraint ${name} ${definition}`);
  }
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::integer as count from public.order_items',
  );
  return rows[0].count;
}
