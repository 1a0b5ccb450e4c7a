import type { Pool } from 'pg';
import { readSql } from '../lib/read-sql';
import { toNumber } from '../lib/to-number';
import type { Target } from './target';

export interface KnownTarget extends Target {
  /** Orders with items before the cutoff; 0 for a cold-start target. */
  readonly knownOrders: number;
  /** Replace unknown parts of the context; null and NaN if the data does not contain them either. */
  readonly lastOrderedAt: Date | null;
  readonly usualGapDays: number;
}

/** A row of targets.sql. */
export interface TargetRow {
  user_id: number;
  order_number: number;
  lag: number;
  day_of_week: number | null;
  hour_of_day: number | null;
  days_since_prior_order: number | null;
  /** In the zone of the stored orders; null if the order is undated. */
  day_of_year: number | null;
  last_ordered_at: Date | null;
  usual_gap: number | null;
  known_orders: number;
}

/**
 * Largest number of users for a prepared statement: its cached plan suits the users of one request. For more users,
 * each statement is planned with their number.
 */
export const MAX_PREPARED_USERS = 100;

/**
 * Reads the targets of the given users at one lag. A user without an order at that lag has none.
 *
 * @param userIds without duplicates
 * @param lag 0 gives each user's next order
 * @returns in the order of the users
 */
export async function readTargets(
  pool: Pool,
  userIds: readonly number[],
  lag: number,
): Promise<KnownTarget[]> {
  const { rows } = await pool.query<TargetRow>({
    ...(userIds.length <= MAX_PREPARED_USERS && { name: 'targets' }),
    text: targetsText(),
    values: [userIds, lag],
  });
  const rowOf = new Map(rows.map((row) => [row.user_id, row]));
  return userIds.flatMap((userId) => {
    const row = rowOf.get(userId);
    return row ? [toTarget(row)] : [];
  });
}

/** The statement; $1: user ids, $2: lag. */
export const targetsText = () => readSql(__dirname, 'targets');

export function toTarget(row: TargetRow): KnownTarget {
  return {
    userId: row.user_id,
    orderNumber: row.order_number,
    lag: row.lag,
    context: {
      dayOfWeek: toNumber(row.day_of_week),
      hourOfDay: toNumber(row.hour_of_day),
      daysSincePriorOrder: toNumber(row.days_since_prior_order),
      dayOfYear: toNumber(row.day_of_year),
    },
    knownOrders: row.known_orders,
    lastOrderedAt: row.last_ordered_at,
    usualGapDays: toNumber(row.usual_gap),
  };
}
