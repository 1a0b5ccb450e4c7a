import type { Pool } from 'pg';
import { readSql } from '../../lib/read-sql';
import { ok, warning } from './finding';
import type { Finding } from './finding';

interface EmptyOrders {
  readonly orders: number;
  readonly examples: readonly number[];
}

/** Orders without items are useless for training; mostly a file of order items was not imported. */
export async function checkEmptyOrders(pool: Pool): Promise<Finding> {
  const { rows } = await pool.query<EmptyOrders>(readSql(__dirname, 'empty-orders'));
  const [{ orders, examples }] = rows;
  if (orders === 0) return ok('empty-orders', 'every order has items, apart from announced ones');
  return warning(
    'empty-orders',
    `${orders} stored ${orders === 1 ? 'order has' : 'orders have'} no items and ${orders === 1 ? 'is' : 'are'} no announced order, such as ${examples.join(', ')}`,
    'Probably a file of order items was missing or not read. Put it into DATA_DIR and run npm run import, which lists the files that it does not read.',
  );
}
