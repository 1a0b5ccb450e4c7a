/** The quiet hours of a shop are at night; elsewhere, the time zone is probably wrong. */
const QUIET_HOURS = 6;
const FIRST_DAY_HOUR = 7;
const LAST_DAY_HOUR = 21;
const MIN_ORDERS = 100;
const MAX_QUIET_SHARE = 0.1;

/**
 * @param byHour orders in each hour of the day
 * @returns a note if the quietest hours in a row lie in the daytime; undefined if not, or if there are few orders
 */
export function quietHoursNote(byHour: readonly number[]): string | undefined {
  const total = byHour.reduce((sum, orders) => sum + orders, 0);
  if (total < MIN_ORDERS) return undefined;
  const sums = byHour.map((_, start) =>
    Array.from({ length: QUIET_HOURS }, (_, h) => byHour[(start + h) % 24]).reduce((a, b) => a + b, 0),
  );
  const least = Math.min(...sums);
  if (least / total > MAX_QUIET_SHARE) return undefined;
  // Several windows share the minimum where the shop is closed for longer; one at night is enough.
  const starts = sums.flatMap((sum, start) => (sum === least ? [start] : []));
  if (!starts.every((start) => start >= FIRST_DAY_HOUR && start + QUIET_HOURS <= LAST_DAY_HOUR)) {
    return undefined;
  }
  const [start] = starts;
  return `The quietest hours are from ${start}:00 to ${start + QUIET_HOURS}:00, in the daytime: is the time zone wrong? Check SHOP_TIME_ZONE, and zone in the map file.`;
}
