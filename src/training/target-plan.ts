/**
 * Divides past orders into the targets of a training run's fits (registry/model-files.ts).
 *
 *   selection   trained on lag 3 and later, validated on lag 2: every setting is chosen here. If histories are too short
 *               for that, lag 2 of a fifth of the users validates, and lag 2 of the others is for training too.
 *   evaluated   trained on lag 2 and later with the chosen settings; lag 1, each user's last known order, measures it
 *   published   trained on lag 1 and later with the same settings; no known order may measure it
 */
import type { Pool } from 'pg';
import { readSql } from '../lib/read-sql';
import { checkUsers } from './too-little-data';

export const TEST_LAG = 1;
export const VALIDATION_LAG = 2;

export interface LagUsers {
  readonly lag: number;
  readonly userIds: readonly number[];
}

export interface TargetPlan {
  /** Ascending lags: newest orders first. */
  readonly training: readonly LagUsers[];
  readonly validation: LagUsers;
}

/** The targets of a training run. */
export interface RunPlan extends TargetPlan {
  /** The lags, newest first, for fitting again with all orders from the given lag on. */
  readonly refit: (newest: number) => readonly LagUsers[];
  /** The users with a test target and a history before it. */
  readonly test: LagUsers;
}

/**
 * Plans from the orders that the product aggregates contain. Users are in the order of a hash of their external ids, so
 * that every n-th of a list and every prefix of it is a fair sample, and the same data gives the same lists.
 *
 * @param lags maximum number of training lags
 * @throws TooLittleDataError if too few users have three orders with items
 */
export async function planTargets(pool: Pool, lags: number): Promise<RunPlan> {
  const { rows } = await pool.query<{ user_id: number; orders: number }>(
    readSql(__dirname, 'users-with-orders'),
  );
  const deepest = await deepestLag(pool);
  // A target needs at least one earlier order.
  const usersAt = (lag: number) => rows.filter(({ orders }) => orders > lag).map(({ user_id }) => user_id);
  const atValidation = usersAt(VALIDATION_LAG);
  checkUsers(atValidation.length, rows.length);
  const lagsFrom = (newest: number) =>
    Array.from({ length: lags }, (_, i) => newest + i)
      .filter((lag) => lag <= deepest)
      .map((lag) => ({ lag, userIds: usersAt(lag) }))
      .filter(({ userIds }) => userIds.length > 0);
  const rest = { refit: lagsFrom, test: { lag: TEST_LAG, userIds: usersAt(TEST_LAG) } };
  const older = lagsFrom(VALIDATION_LAG + 1);
  const isEnough = older.length > 0 && older[0].userIds.length >= atValidation.length / 2;
  if (isEnough)
    return { training: older, validation: { lag: VALIDATION_LAG, userIds: atValidation }, ...rest };
  const validates = (_user: number, place: number) => place % 5 === 4;
  const trains = (_user: number, place: number) => place % 5 !== 4;
  return {
    training: [{ lag: VALIDATION_LAG, userIds: atValidation.filter(trains) }, ...older],
    validation: { lag: VALIDATION_LAG, userIds: atValidation.filter(validates) },
    ...rest,
  };
}

async function deepestLag(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ deepest: number }>('select max(lag)::int as deepest from lag_levels');
  return rows[0]?.deepest ?? 0;
}
