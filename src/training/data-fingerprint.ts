import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

/** Identifies the data that a model was trained on: changes whenever an order or item is added, changed or removed. */
export async function dataFingerprint(pool: Pool): Promise<string> {
  const { rows } = await pool.query(
    `select
       (select json_build_array(count(*), sum(hashint4(id)::bigint), sum(hashint4(user_id * 1000 + order_number)::bigint)) from orders) as orders,
       (select json_build_array(count(*), sum(hashint8(order_id::bigint * 100000 + product_id)::bigint)) from order_items) as items,
       (select json_build_array(count(*), sum(hashint4(id)::bigint)) from products) as products`,
  );
  return createHash('sha256').update(JSON.stringify(rows[0])).digest('hex').slice(0, 16);
}
