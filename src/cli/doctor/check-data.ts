import type { Pool } from 'pg';
import { readSql } from '../../lib/read-sql';
import { checkEnoughData, MIN_ORDERS, TooLittleDataError } from '../../training/too-little-data';
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

const IMPORT_DATA = 'Import data with "npm run import" (DATA_DIR is the folder).';
const DAY_MS = 86_400_000;
/** The shop has changed too much since older data. */
const MAX_AGE_DAYS = 7;
/** Maximum share of users without a history, who get popular products. */
const MAX_FALLBACK_SHARE = 0.2;

/** Is there data, is it enough and recent, and are the product aggregates up to date? */
export async function checkData(pool: Pool, now = new Date()): Promise<readonly Finding[]> {
  const { rows } = await pool.query<Counts>(readSql(__dirname, 'data-counts'), [MIN_ORDERS]);
  const counts = rows[0];
  const { users, products, orders } = counts;
  if (orders === 0) return [fault('data', 'There is no order with items.', IMPORT_DATA)];
  return [
    ok('data', `${users} users, ${products} products, ${orders} orders with items`),
    await checkEmptyOrders(pool),
    await checkTrainable(pool, counts),
    checkFresh(counts, now),
    checkAggregates(counts),
    checkFallback(counts),
  ];
}

interface EmptyOrders {
  readonly orders: number;
  readonly examples: readonly number[];
}

/** Orders without items are useless for training. Usually, a file of order items was not imported. */
async function checkEmptyOrders(pool: Pool): Promise<Finding> {
  const { rows } = await pool.query<EmptyOrders>(readSql(__dirname, 'empty-orders'));
  const [{ orders, examples }] = rows;
  if (orders === 0) return ok('empty-orders', 'all orders have items, except announced ones');
  const affected =
    orders === 1
      ? 'stored order has no items and is not announced'
      : 'stored orders have no items and are not announced';
  return warning(
    'empty-orders',
    `${orders} ${affected}, such as ${examples.join(', ')}`,
    'A file of order items was probably missing or not read. Add it to DATA_DIR and run "npm run import", which lists the files that it does not read.',
  );
}

async function checkTrainable(pool: Pool, { trainable }: Counts): Promise<Finding> {
  try {
    await checkEnoughData(pool);
  } catch (error) {
    if (!(error instanceof TooLittleDataError)) throw error;
    return fault(
      'trainable',
      error.message,
      `${IMPORT_DATA} Until then, all users get popular products; "npm run nightly" trains once there is enough data.`,
    );
  }
  return ok('trainable', `${trainable} users with ${MIN_ORDERS} or more orders`);
}

function checkFresh({ newest }: Counts, now: Date): Finding {
  if (newest === null) return ok('fresh', 'no import is recorded, so the age of the data is unknown');
  const days = Math.floor((now.getTime() - newest.getTime()) / DAY_MS);
  const message = `the newest data arrived ${days === 0 ? 'today' : `${days} days ago`} (${newest.toISOString()})`;
  return days <= MAX_AGE_DAYS
    ? ok('fresh', message)
    : warning(
        'fresh',
        message,
        'Import newer orders, ideally every night with cron: "npm run nightly" (docs/run.md).',
      );
}

function checkAggregates({ aggregated, orders }: Counts): Finding {
  return aggregated === orders
    ? ok('aggregates', `product aggregates contain all ${orders} orders`)
    : warning(
        'aggregates',
        `product aggregates contain ${aggregated} orders, the tables ${orders}`,
        'Refresh them with "npm run import" or "npm run train". A difference of a few orders does no harm.',
      );
}

function checkFallback({ users, buyers }: Counts): Finding {
  const share = 1 - buyers / users;
  const message = `${(100 * share).toFixed(1)} % of the users have no order with items and get popular products`;
  return share <= MAX_FALLBACK_SHARE
    ? ok('fallback', message)
    : warning(
        'fallback',
        message,
        'Check that DATA_DIR contains their orders, and that order items refer to these orders: see import-findings.csv in the state folder.',
      );
}
