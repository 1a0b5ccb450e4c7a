import type { Pool } from 'pg';
import { readSql } from '../lib/read-sql';
import { toNumber } from '../lib/to-number';
import type { Target } from './target';

export interface KnownTarget extends Target {
  /** Orders with items before the cutoff; 0 for a cold-start target. */
  readonly knownOrders: number;
  /** Stand-ins for what the context does not know; null and NaN where the data does not know either. */
  readonly lastOrderedAt: Date | null;
  readonly usualGapDays: number;
}

/** As the columns of targets.sql come. */
export interface TargetRow {
  user_id: number;
  order_number: number;
  lag: number;
  day_of_week: number | null;
  hour_of_day: number | null;
  days_since_prior_order: number | null;
  ordered_at: Date | null;
  last_ordered_at: Date | null;
  usual_gap: number | null;
  known_orders: number;
}

/** A plan made once is right for as many users as one request asks for; more are planned for their number. */
export const mostPrepared = 100;

/**
 * Targets of the given users at one lag; a user without an order at that lag has none.
 *
 * @param lag 0 gives each user's next order
 */
export async function readTargets(
  pool: Pool,
  userIds: readonly number[],
  lag: number,
): Promise<KnownTarget[]> {
  const { rows } = await pool.query<TargetRow>({
    ...(userIds.length <= mostPrepared && { name: 'targets' }),
    text: targetsText(),
    values: [userIds, lag],
  });
  return rows.map(toTarget);
}

/** The statement: $1 user ids, $2 the lag. */
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
      dayOfYear: row.ordered_at ? dayOfYear(row.ordered_at) : NaN,
    },
    knownOrders: row.known_orders,
    lastOrderedAt: row.last_ordered_at,
    usualGapDays: toNumber(row.usual_gap),
  };
}

/** 1 to 366, in UTC. */
export function dayOfYear(date: Date): number {
  const year = date.getUTCFullYear();
  return Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000) + 1;
}
