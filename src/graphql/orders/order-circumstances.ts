/**
 * Moment, day, hour and gap of a recorded order: the client's values, or else values derived from the moment in the shop's
 * time zone.
 */
import type { OrderModel } from '../../db/generated/models';
import { utc } from '../../orders/shop-zone';
import type { ShopZone } from '../../orders/shop-zone';
import { presentMoment } from '../../recommend/serving-context';

export type Circumstances = Pick<OrderModel, 'dayOfWeek' | 'hourOfDay' | 'daysSincePriorOrder' | 'orderedAt'>;

/** As far as the client knows them. */
type GivenCircumstances = { readonly [Name in keyof Circumstances]?: Circumstances[Name] | null };

/**
 * Each value is chosen independently: the client's value, else derived from the client's `orderedAt`, else the announced
 * value, else derived from the current time.
 *
 * @param announced values of the announced order that is being completed; null for a new order
 * @param previousAt moment of the order immediately before this one; null if there is none or it has no date
 */
export function orderCircumstances(
  given: GivenCircumstances,
  announced: Circumstances | null,
  previousAt: Date | null,
  now: Date,
  zone: ShopZone = utc,
): Circumstances {
  // After the clock is set back, an order must still not precede the previous one.
  const present = previousAt && previousAt > now ? previousAt : now;
  const orderedAt = given.orderedAt ?? present;
  const kept = given.orderedAt ? null : announced;
  const clock = presentMoment(orderedAt, zone);
  const elapsed = previousAt && zone.daysBetween(previousAt, orderedAt);
  return {
    orderedAt,
    dayOfWeek: given.dayOfWeek ?? kept?.dayOfWeek ?? clock.dayOfWeek,
    hourOfDay: given.hourOfDay ?? kept?.hourOfDay ?? clock.hourOfDay,
    daysSincePriorOrder:
      given.daysSincePriorOrder ??
      kept?.daysSincePriorOrder ??
      elapsed ??
      announced?.daysSincePriorOrder ??
      null,
  };
}
