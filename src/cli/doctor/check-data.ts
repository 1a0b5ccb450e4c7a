import type { Pool } from 'pg';
import { fault, ok, warning, type Finding } from './finding';

interface Counts {
  users: number;
  products: number;
  orders: number;
  trainable: number;
  imported: Date | null;
  aggregated: number;
}

/** Is there data, enough of it, and are the aggregates made from it? */
export async function checkData(pool: Pool): Promise<readonly Finding[]> {
  const { rows } = await pool.query<Counts>(
    `select
       (select count(*)::int from users) as users,
       (select count(*)::int from products) as products,
       (select count(*)::int from known_orders) as orders,
       (select count(*)::int from (select from known_orders group by user_id having count(*) >= 3) u) as trainable,
       (select max(finished_at) from import_runs) as imported,
       (select coalesce(max(world_orders), 0)::int from product_features where lag = 0) as aggregated`,
  );
  const { users, products, orders, trainable, imported, aggregated } = rows[0] as Counts;
  const seed = 'Import data: npx prisma db seed (DATA_DIR names the folder).';
  if (orders === 0) return [fault('data', 'There is no order with items.', seed)];
  const when = imported ? `, last imported ${imported.toISOString()}` : '';
  return [
    ok('data', `${users} users, ${products} products, ${orders} orders with items${when}`),
    trainable >= 5
      ? ok('trainable', `${trainable} users with three orders or more`)
      : fault('trainable', `${trainable} users with three orders or more; five are needed to train`, seed),
    aggregated === orders
      ? ok('aggregates', `product aggregates hold all ${orders} orders`)
      : warning(
          'aggregates',
          `product aggregates were made from ${aggregated} orders, the tables hold ${orders}`,
          'They are refreshed by an import and by npm run train; a difference of a few orders does no harm.',
        ),
  ];
}
