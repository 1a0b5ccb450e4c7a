import type { Pool } from 'pg';

/** Number of rows by table. */
export interface DataCounts {
  readonly users: number;
  readonly products: number;
  readonly orders: number;
  readonly orderItems: number;
}

/** Counting more rows takes too long for a health check; beyond this, the planner's estimate is used. */
const MAX_COUNTED_ROWS = 1_000_000;

const SQL = `
  select relname as table, reltuples as estimate
  from pg_class
  where oid = any(array['users', 'products', 'orders', 'order_items']::regclass[])
`;

/** Exact up to a million rows per table, estimated beyond. */
export async function countData(pool: Pool): Promise<DataCounts> {
  const { rows } = await pool.query<{ table: string; estimate: number }>(SQL);
  const counts = await Promise.all(
    rows.map(async ({ table, estimate }) => {
      if (estimate > MAX_COUNTED_ROWS) return [table, Math.round(estimate)] as const;
      const counted = await pool.query<{ count: string }>(`select count(*) from ${table}`);
      return [table, Number(counted.rows[0].count)] as const;
    }),
  );
  const { users, products, orders, order_items: orderItems } = Object.fromEntries(counts);
  return { users, products, orders, orderItems };
}
