import type { PoolClient } from 'pg';
import type { OrderModel } from '../../db/generated/models';
import { readSql } from '../../lib/read-sql';

/** An existing order, as the open transaction sees it. */
export async function readOrder(client: PoolClient, key: number): Promise<OrderModel> {
  const { rows } = await client.query<OrderModel>(readSql(__dirname, 'read-order'), [key]);
  return rows[0];
}
