import type { Pool } from 'pg';
import { checkEmptyOrders } from './check-empty-orders';
import { checkEnoughData, minOrders, TooLittleDataError } from '../../training/too-little-data';
import { fault, ok, warning } from './finding';
import type { Finding } from './finding';

interface Counts {
  users: number;
  products: number;
  orders: number;
  trainable: number;
  buyers: number;
  newest: Date | null;
  aggregated: number;
}

const seed = 'Import data: npx prisma db seed (DATA_DIR names the folder).';
const dayMs = 86_400_000;
/** Older data than this answers for a shop that has moved on. */
const freshDays = 7;
/** With more users without history than this, most answers are popularity. */
const mostFallback = 0.2;

/** Is there data, enough of it, is it fresh, and are the aggregates made from it? */
export async function checkData(pool: Pool, now = new Date()): Promise<readonly Finding[]> {
  const { rows } = await pool.query<Counts>(
    `select
       (select count(*)::int from users) as users,
       (select count(*)::int from products) as products,
       (select count(*)::int from known_orders) as orders,
       (select count(*)::int from (select from known_orders group by user_id having count(*) >= $1) u) as trainable,
       (select count(distinct user_id)::int from known_orders) as buyers,
       greatest((select max(finished_at) from import_runs),
                (select max(ordered_at) from orders where source = 'api')) as newest,
       (select coalesce(max(world_orders), 0)::int from product_features where lag = 0) as aggregated`,
    [minOrders],
  );
  const counts = rows[0];
  const { users, products, orders } = counts;
  if (orders === 0) return [fault('data', 'There is no order with items.', seed)];
  return [
    ok('data', `${users} users, ${products} products, ${orders} orders with items`),
    await checkEmptyOrders(pool),
    await checkTrainable(pool, counts),
    checkFresh(counts, now),
    checkAggregates(counts),
    checkFallback(counts),
  ];
}

async function checkTrainable(pool: Pool, { trainable }: Counts): Promise<Finding> {
  try {
    await checkEnoughData(pool);
  } catch (error) {
    if (!(error instanceof TooLittleDataError)) throw error;
    return fault(
      'trainable',
      error.message,
      `${seed} Until then every user gets popular products; npm run nightly trains once there is enough.`,
    );
  }
  return ok('trainable', `${trainable} users with ${minOrders} orders or more`);
}

function checkFresh({ newest }: Counts, now: Date): Finding {
  if (newest === null) return ok('fresh', 'no import is on record, so the age of the data is unknown');
  const days = Math.floor((now.getTime() - newest.getTime()) / dayMs);
  const message = `the newest data came ${days === 0 ? 'today' : `${days} days ago`} (${newest.toISOString()})`;
  return days <= freshDays
    ? ok('fresh', message)
    : warning(
        'fresh',
        message,
        'Import what came since, best by a cron line: npm run nightly (docs/run.md).',
      );
}

function checkAggregates({ aggregated, orders }: Counts): Finding {
  return aggregated === orders
    ? ok('aggregates', `product aggregates hold all ${orders} orders`)
    : warning(
        'aggregates',
        `product aggregates were made from ${aggregated} orders, the tables hold ${orders}`,
        'They are refreshed by an import and by npm run train; a difference of a few orders does no harm.',
      );
}

function checkFallback({ users, buyers }: Counts): Finding {
  const share = 1 - buyers / users;
  const message = `${(100 * share).toFixed(1)} % of the users have no order with items and get popular products`;
  return share <= mostFallback
    ? ok('fallback', message)
    : warning(
        'fallback',
        message,
        'Are their orders missing from DATA_DIR, or do order items refer to other orders? See import-findings.csv in the state folder.',
      );
}
