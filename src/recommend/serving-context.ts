import type { KnownTarget } from '../features/read-targets';
import type { Target, TargetContext } from '../features/target';
import { utc } from '../orders/shop-zone';
import type { ShopZone } from '../orders/shop-zone';
import type { OrderContext } from './recommendation';

/**
 * The context of the order to predict. Each part is taken from the request, else from the announced order, else from
 * the clock and the date of the last order; if orders have no dates, the user's mean gap replaces the days since the
 * last one.
 *
 * Day, hour and days since the last order are those of the shop's time zone, as in stored orders.
 *
 * Past targets (lag 1 and more) have a context of their own. The clock is never used for them.
 */
export function withContext(
  target: KnownTarget,
  given: OrderContext,
  now: Date,
  zone: ShopZone = utc,
): Target {
  const { context, lag, lastOrderedAt, usualGapDays } = target;
  const unknown: TargetContext = { dayOfWeek: NaN, hourOfDay: NaN, daysSincePriorOrder: NaN, dayOfYear: NaN };
  const present: TargetContext = {
    ...presentMoment(now, zone),
    daysSincePriorOrder: lastOrderedAt ? zone.daysBetween(lastOrderedAt, now) : usualGapDays,
    dayOfYear: lastOrderedAt ? zone.dayOfYear(now) : NaN,
  };
  const fallback = lag === 0 ? present : unknown;
  return {
    ...target,
    context: {
      dayOfWeek: given.dayOfWeek ?? known(context.dayOfWeek, fallback.dayOfWeek),
      hourOfDay: given.hourOfDay ?? known(context.hourOfDay, fallback.hourOfDay),
      daysSincePriorOrder:
        given.daysSincePriorOrder ?? known(context.daysSincePriorOrder, fallback.daysSincePriorOrder),
      dayOfYear: known(context.dayOfYear, fallback.dayOfYear),
    },
  };
}

/** Day and hour in the shop's time zone. Days are counted from Saturday (0), as in Instacart's data. */
export function presentMoment(now: Date, zone: ShopZone): { dayOfWeek: number; hourOfDay: number } {
  const { dayOfWeek, hourOfDay } = zone.localTime(now);
  return { dayOfWeek, hourOfDay };
}

function known(value: number, fallback: number): number {
  return Number.isNaN(value) ? fallback : value;
}
