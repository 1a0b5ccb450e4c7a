import type { Pool } from 'pg';
import { ExpectedError } from '../lib/expected-error';
import { readSql } from '../lib/read-sql';
import type { ScorableOrders } from '../registry/fitted-orders';

interface IdentityRow {
  readonly user_id: number;
  readonly ordered_at: Date | null;
  readonly by_external_id: string | null;
  readonly by_key: string;
}

/** The identities of the given users' orders at one lag, for the list of orders that a model is fitted on. */
export async function orderIdentities(
  pool: Pool,
  userIds: readonly number[],
  lag: number,
): Promise<readonly string[]> {
  const rows = await readRows(pool, userIds, lag);
  return rows.map(({ by_external_id, by_key }) => by_external_id ?? by_key);
}

/** The users, in the given order, on whose order at that lag the model may be scored. Users without such an order are left out. */
export async function scorableUsers(
  pool: Pool,
  userIds: readonly number[],
  lag: number,
  orders: ScorableOrders,
): Promise<readonly number[]> {
  const rows = await readRows(pool, userIds, lag);
  const scorable = new Set(rows.filter((row) => isScorable(row, orders)).map(({ user_id }) => user_id));
  return userIds.filter((userId) => scorable.has(userId));
}

function isScorable({ ordered_at, by_external_id, by_key }: IdentityRow, orders: ScorableOrders): boolean {
  if (orders.kind === 'after') return ordered_at !== null && ordered_at > orders.moment;
  return !orders.fitted.has(by_key) && !(by_external_id !== null && orders.fitted.has(by_external_id));
}

async function readRows(
  pool: Pool,
  userIds: readonly number[],
  lag: number,
): Promise<readonly IdentityRow[]> {
  const { rows } = await pool.query<IdentityRow>(readSql(__dirname, 'order-identities'), [userIds, lag]);
  return rows;
}

/** The model was fitted on every order on which it could be measured. */
export class OnlyFittedOrdersError extends ExpectedError {
  override readonly name = 'OnlyFittedOrdersError';

  constructor(version: string, users: number, orders: ScorableOrders) {
    super(
      orders.kind === 'except'
        ? `${version}: expected orders that this model was not fitted on, but it was fitted on the last order of all ${users} users. Import or record newer orders, or train again with "npm run train".`
        : `${version}: expected orders later than ${orders.moment.toISOString()}, when this model was published, but found none among the last orders of ${users} users. ` +
            'The model was imported, or trained by an earlier release, so it is unknown which earlier orders it was fitted on. Import or record newer orders with dates, or train with "npm run train".',
    );
  }
}
