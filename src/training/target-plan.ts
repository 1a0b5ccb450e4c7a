/**
 * Which past orders are learnt from and which ones judge. Lag 1 (each user's last known order) is the test target and is
 * never touched. Lag 2 validates and the lags behind it train; where histories are too short for that, a fifth of the
 * users validates at lag 2 and the others' lag 2 trains too.
 */
import type { Pool } from 'pg';
import { checkUsers } from './too-little-data';

export const validationLag = 2;

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
 * Reads what the last refresh of the views saw.
 *
 * @param lags how many lags to train on at most
 * @throws TooLittleDataError when too few users have three orders with items
 */
export async function planTargets(pool: Pool, lags: number): Promise<TargetPlan> {
  const { rows } = await pool.query<{ user_id: number; orders: number }>(
    'select user_id, count(*)::int as orders from order_lags group by user_id order by user_id',
  );
  const deepest = await deepestLag(pool);
  // A target needs one order before it.
  const usersAt = (lag: number) => rows.filter(({ orders }) => orders > lag).map(({ user_id }) => user_id);
  const atValidation = usersAt(validationLag);
  checkUsers(atValidation.length, rows.length);
  const behind = Array.from({ length: lags }, (_, i) => validationLag + 1 + i)
    .filter((lag) => lag <= deepest)
    .map((lag) => ({ lag, userIds: usersAt(lag) }))
    .filter(({ userIds }) => userIds.length > 0);
  const enough = behind.length > 0 && (behind[0] as LagUsers).userIds.length >= atValidation.length / 2;
  if (enough) return { training: behind, validation: { lag: validationLag, userIds: atValidation } };
  const validates = (_user: number, place: number) => place % 5 === 4;
  const trains = (_user: number, place: number) => place % 5 !== 4;
  return {
    training: [{ lag: validationLag, userIds: atValidation.filter(trains) }, ...behind],
    validation: { lag: validationLag, userIds: atValidation.filter(validates) },
  };
}

async function deepestLag(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ deepest: number }>('select max(lag)::int as deepest from lag_levels');
  return rows[0]?.deepest ?? 0;
}
