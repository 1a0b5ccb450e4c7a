import type { Pool } from 'pg';
import { readSql } from '../../lib/read-sql';
import { ok, warning } from './finding';
import type { Finding } from './finding';

interface OrderMoments {
  readonly zone: string | null;
  readonly future: number;
  readonly examples: readonly string[] | null;
  /** Number of orders in each hour of the day, from 0 to 23. */
  readonly by_hour: readonly number[];
}

/** Clocks of shops may be ahead by this much. */
const MAX_CLOCK_SKEW_MS = 5 * 60_000;
/** With fewer orders, hours without orders mean nothing. */
const MIN_ORDERS = 500;
const QUIET_HOURS = 6;
/** A shop has a night if its quietest hours have at most this share of the orders; evenly spread, they would have 25 %. */
const MAX_NIGHT_SHARE = 0.05;
/** Hours between which the middle of a shop's night lies, in any country. */
const [EARLIEST_MIDDLE, LATEST_MIDDLE] = [22, 8];

/** Are there orders in the future, and do the moments fit the shop's time zone? */
export async function checkTimes(pool: Pool, zone: string, now = new Date()): Promise<readonly Finding[]> {
  const latest = new Date(now.getTime() + MAX_CLOCK_SKEW_MS);
  const { rows } = await pool.query<OrderMoments>(readSql(__dirname, 'order-moments'), [latest]);
  return [checkFuture(rows[0], zone), checkZone(rows[0], zone)];
}

function checkFuture({ future, examples }: OrderMoments, zone: string): Finding {
  if (future === 0) return ok('future-orders', 'no order is dated in the future');
  return warning(
    'future-orders',
    `${future} ${future === 1 ? 'order is' : 'orders are'} dated in the future, such as ${(examples ?? []).join(', ')}`,
    `Check that SHOP_TIME_ZONE=${zone} is the shop's time zone, and the clocks of the programs that write orders. Then import the files again.`,
  );
}

function checkZone({ zone: stored, by_hour: byHour }: OrderMoments, zone: string): Finding {
  if (stored !== null && stored !== zone) {
    return warning(
      'time-zone',
      `days and hours of the stored orders are those of ${stored}, but SHOP_TIME_ZONE is ${zone}`,
      'The next start of the server or import derives them again. Set the same zone for all commands.',
    );
  }
  const middle = middleOfNight(byHour);
  if (middle === undefined || middle >= EARLIEST_MIDDLE || middle <= LATEST_MIDDLE)
    return ok('time-zone', `days and hours of the stored orders are those of ${zone}`);
  return warning(
    'time-zone',
    `hardly any order is placed around ${middle}:00 in ${zone}, so the moments are probably those of another time zone`,
    "Set SHOP_TIME_ZONE to the shop's time zone. If the files contain local times, import them again.",
  );
}

/** @returns the hour in the middle of the shop's quiet hours; undefined if there are none, or too few orders */
function middleOfNight(byHour: readonly number[]): number | undefined {
  const orders = byHour.reduce((sum, count) => sum + count, 0);
  if (orders < MIN_ORDERS) return undefined;
  const quiet = byHour.map((_, start) =>
    Array.from({ length: QUIET_HOURS }, (_unused, i) => byHour[(start + i) % 24]).reduce((a, b) => a + b, 0),
  );
  const least = Math.min(...quiet);
  if (least > MAX_NIGHT_SHARE * orders) return undefined;
  // Of several equally quiet stretches, such as those of a long night, the middle one.
  const starts = quiet.flatMap((count, start) => (count === least ? [start] : []));
  return (starts[Math.floor((starts.length - 1) / 2)] + QUIET_HOURS / 2) % 24;
}
