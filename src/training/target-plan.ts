/**
 * Divides past orders into training and validation targets. Lag 1 (each user's last known order) is the test target and is
 * never used. Lag 2 is for validation, later lags are for training. If histories are too short for that, lag 2 of a fifth
 * of the users is for validation, and lag 2 of the others is for training too.
 */
import type { Pool } from 'pg';
import { readSql } from '../lib/read-sql';
import { checkUsers } from './too-little-data';

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

/**
 * Plans from the orders that the product aggregates contain. Users are in the order of a hash of their external ids, so
 * that every n-th of a list and every prefix of it is a fair sample, and the same data gives the same lists.
 *
 * @param lags maximum number of training lags
 * @throws TooLittleDataError if too few users have three orders with items
 */
export async function planTargets(pool: Pool, lags: number): Promise<TargetPlan> {
  const { rows } = await pool.query<{ user_id: number; orders: number }>(
    readSql(__dirname, 'users-with-orders'),
  );
  const deepest = await deepestLag(pool);
  // A target needs at least one earlier order.
  const usersAt = (lag: number) => rows.filter(({ orders }) => orders > lag).map(({ user_id }) => user_id);
  const atValidation = usersAt(VALIDATION_LAG);
  checkUsers(atValidation.length, rows.length);
  const older = Array.from({ length: lags }, (_, i) => VALIDATION_LAG + 1 + i)
    .filter((lag) => lag <= deepest)
    .map((lag) => ({ lag, userIds: usersAt(lag) }))
    .filter(({ userIds }) => userIds.length > 0);
  const isEnough = older.length > 0 && older[0].userIds.length >= atValidation.length / 2;
  if (isEnough) return { training: older, validation: { lag: VALIDATION_LAG, userIds: atValidation } };
  const validates = (_user: number, place: number) => place % 5 === 4;
  const trains = (_user: number, place: number) => place % 5 !== 4;
  return {
    training: [{ lag: VALIDATION_LAG, userIds: atValidation.filter(trains) }, ...older],
    validation: { lag: VALIDATION_LAG, userIds: atValidation.filter(validates) },
  };
}

async function deepestLag(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ deepest: number }>('select max(lag)::int as deepest from lag_levels');
  return rows[0]?.deepest ?? 0;
}
