/**
 * Changes one user's orders. The user's row is locked for the transaction, so that changes of one user are serialised; those
 * of different users are independent.
 */
import type { PoolClient } from 'pg';
import { retryConflicts } from '../../db/retry-conflicts';
import { inTransaction } from '../../db/views/view-relations';
import { readSql } from '../../lib/read-sql';
import type { OrderToPlace } from '../../orders/number-orders';
import { userErased } from '../errors';
import type { OrderStore } from './purchase';

export interface UserOrder extends OrderToPlace<number> {
  readonly orderNumber: number;
  readonly externalId: string | null;
  /** The external id was that of an announced order, which was completed without naming it. */
  readonly announcedId: boolean;
  readonly clientKey: string | null;
}

/** The open transaction in which a user's orders are changed. */
export interface UserTransaction {
  readonly client: PoolClient;
  readonly userKey: number;
  /** By number. Read again for each change. */
  orders: () => Promise<readonly UserOrder[]>;
}

/**
 * @param findUser returns the user's key; called within the transaction
 * @param work repeated from the start if another transaction was faster
 * @throws ApiError USER_NOT_FOUND if the user was erased in the meantime
 */
export function changeOrders<T>(
  { pool }: Pick<OrderStore, 'pool'>,
  findUser: (client: PoolClient) => Promise<number>,
  work: (transaction: UserTransaction) => Promise<T>,
): Promise<T> {
  return retryConflicts(() =>
    inTransaction(pool, async (client) => {
      const userKey = await findUser(client);
      const { rowCount } = await client.query('select from users where id = $1 for update', [userKey]);
      if (!rowCount) throw userErased();
      return work({ client, userKey, orders: () => readOrders(client, userKey) });
    }),
  );
}

async function readOrders(client: PoolClient, userKey: number): Promise<readonly UserOrder[]> {
  const { rows } = await client.query<UserOrder>(readSql(__dirname, 'user-orders'), [userKey]);
  return rows;
}

/** Recommendations that were computed before are no longer served from a cache. */
export async function countVersion({ client, userKey }: UserTransaction): Promise<void> {
  await client.query('update users set data_version = data_version + 1 where id = $1', [userKey]);
}
