import { orderCircumstances } from '../../../src/graphql/orders/order-circumstances';
import { ShopZone } from '../../../src/orders/shop-zone';

const zone = new ShopZone('America/New_York');
const at = (local: string) => zone.momentOf(local).moment;

/** A Monday, day 2 when Saturday is day 0. */
const now = at('2026-11-23T14:30');
const announced = { dayOfWeek: 5, hourOfDay: 9, daysSincePriorOrder: 6, orderedAt: null };

describe('orderCircumstances', () => {
  test.each([
    [
      'no values given: the current time',
      {},
      null,
      null,
      { dayOfWeek: 2, hourOfDay: 14, daysSincePriorOrder: null, orderedAt: now },
    ],
    [
      'no values given, the previous order has a date',
      {},
      null,
      at('2026-11-20T14:30'),
      { dayOfWeek: 2, hourOfDay: 14, daysSincePriorOrder: 3, orderedAt: now },
    ],
    [
      'an announced order keeps the announced values',
      {},
      announced,
      at('2026-11-20T14:30'),
      { dayOfWeek: 5, hourOfDay: 9, daysSincePriorOrder: 6, orderedAt: now },
    ],
    [
      'a given moment takes precedence over the announced values',
      { orderedAt: at('2026-11-21T08:00') },
      announced,
      at('2026-11-20T20:00'),
      { dayOfWeek: 0, hourOfDay: 8, daysSincePriorOrder: 1, orderedAt: at('2026-11-21T08:00') },
    ],
    [
      'a given moment does not yield the days since an order without a date',
      { orderedAt: at('2026-11-21T08:00') },
      announced,
      null,
      { dayOfWeek: 0, hourOfDay: 8, daysSincePriorOrder: 6, orderedAt: at('2026-11-21T08:00') },
    ],
    [
      'each given value is used independently, including 0 and Saturday',
      { dayOfWeek: 0, hourOfDay: 0, daysSincePriorOrder: 0 },
      announced,
      at('2026-11-20'),
      { dayOfWeek: 0, hourOfDay: 0, daysSincePriorOrder: 0, orderedAt: now },
    ],
  ])('%s', (_name, given, announcedOrder, previousAt, expected) => {
    expect(orderCircumstances(given, announcedOrder, previousAt, now, zone)).toEqual(expected);
  });
});
