import type { Pool } from 'pg';

const nothing: ReadonlySet<number> = new Set();

/** @returns user id -> ids of all products that the user ever bought; without user ids there is no query */
export async function readBoughtProducts(
  pool: Pool,
  userIds: readonly number[],
): Promise<(userId: number | null) => ReadonlySet<number>> {
  if (userIds.length === 0) return () => nothing;
  const { rows } = await pool.query<{ user_id: number; product_ids: number[] }>(
    `select o.user_id, array_agg(distinct i.product_id) as product_ids
     from orders o join order_items i on i.order_id = o.id
     where o.user_id = any($1::int[])
     group by o.user_id`,
    [userIds],
  );
  const bought = new Map(rows.map((row) => [row.user_id, new Set(row.product_ids)]));
  return (userId) => (userId === null ? nothing : (bought.get(userId) ?? nothing));
}
