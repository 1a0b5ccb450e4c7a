/**
 * Erases a user: everything that the database holds about the user is removed in one transaction, and a hash of the external id
 * is kept (erased-users.ts). Aggregates over all users follow when they are refreshed next, by an import or a training.
 *
 * An erasure waits for a running import's last transaction and for a refresh of the feature views, which may have read the
 * user's rows already; what remains then is erased.
 */
import type { Pool, PoolClient } from 'pg';
import { inTransaction, lockViews } from '../db/views/view-relations';
import { readSql } from '../lib/read-sql';
import { erasedHash } from './erased-users';
import { findUser } from './find-user';
import type { FoundUser, UserReference } from './find-user';

/** Numbers of rows that were removed. */
export interface RemovedRows {
  readonly orders: number;
  readonly orderItems: number;
  readonly feedbackEvents: number;
  readonly servedAnswers: number;
  readonly cancelledOrders: number;
}

export interface ErasedUser extends FoundUser {
  readonly removed: RemovedRows;
}

/**
 * @param namespace USER_UUID_NAMESPACE
 * @returns null if there is no such user, or not any more
 */
export async function eraseUser(
  pool: Pool,
  namespace: string,
  reference: UserReference,
): Promise<ErasedUser | null> {
  return inTransaction(pool, async (client) => {
    // In the order in which an import takes these locks. The user's row comes last: recorded orders hold it briefly.
    await client.query('lock table orders in row exclusive mode');
    await lockViews(client);
    const user = await findUser(client, reference, { forUpdate: true });
    if (user === null) return null;
    const { rows } = await client.query<RemovedRows>(readSql(__dirname, 'erase-user'), [
      user.key,
      erasedHash(namespace, user.externalId),
    ]);
    await dropStagedRows(client);
    return { ...user, removed: rows[0] };
  });
}

/**
 * An import that was interrupted leaves the rows that it had read, from which the next import resumes; it must read the files
 * again. A running import leaves erased users out and then drops these rows itself.
 */
async function dropStagedRows(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ idle: boolean }>(
    `select pg_try_advisory_xact_lock(hashtext('timel-e import')) as idle`,
  );
  if (rows[0].idle) await client.query('drop schema if exists import_staging cascade');
}
