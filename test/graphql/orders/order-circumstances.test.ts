import { orderCircumstances } from '../../../src/graphql/orders/order-circumstances';

/** In the server's own time zone: Monday 23 November 2026, day 2 when Saturday is day 0. */
const now = new Date(2026, 10, 23, 14, 30);
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
      new Date(2026, 10, 20, 14, 30),
      { dayOfWeek: 2, hourOfDay: 14, daysSincePriorOrder: 3, orderedAt: now },
    ],
    [
      'an announced order keeps the announced values',
      {},
      announced,
      new Date(2026, 10, 20, 14, 30),
      { dayOfWeek: 5, hourOfDay: 9, daysSincePriorOrder: 6, orderedAt: now },
    ],
    [
      'a given moment takes precedence over the announced values',
      { orderedAt: new Date(2026, 10, 21, 8, 0) },
      announced,
      new Date(2026, 10, 20, 20, 0),
      { dayOfWeek: 0, hourOfDay: 8, daysSincePriorOrder: 0.5, orderedAt: new Date(2026, 10, 21, 8, 0) },
    ],
    [
      'a given moment does not yield the days since an order without a date',
      { orderedAt: new Date(2026, 10, 21, 8, 0) },
      announced,
      null,
      { dayOfWeek: 0, hourOfDay: 8, daysSincePriorOrder: 6, orderedAt: new Date(2026, 10, 21, 8, 0) },
    ],
    [
      'each given value is used independently, including 0 and Saturday',
      { dayOfWeek: 0, hourOfDay: 0, daysSincePriorOrder: 0 },
      announced,
      new Date(2026, 10, 20),
      { dayOfWeek: 0, hourOfDay: 0, daysSincePriorOrder: 0, orderedAt: now },
    ],
  ])('%s', (_name, given, announcedOrder, previousAt, expected) => {
    expect(orderCircumstances(given, announcedOrder, previousAt, now)).toEqual(expected);
  });
});
