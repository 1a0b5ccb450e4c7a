import type { Pool } from 'pg';

/**
 * Whether the product aggregates were made from the orders as they are: after an import they are, after an order that
 * was recorded since then they are not. A walk through all orders, which costs
 * little beside making them.
 */
export async function areAggregatesCurrent(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ current: boolean }>(
    'select not exists (table order_state except table aggregated_order_state) as current',
  );
  return rows[0].current;
}
