import { orderCircumstances } from '../../../src/graphql/orders/order-circumstances';

/** In the server's own time zone: Monday 23 November 2026, day 2 when Saturday is day 0. */
const now = new Date(2026, 10, 23, 14, 30);
const announced = { dayOfWeek: 5, hourOfDay: 9, daysSincePriorOrder: 6, orderedAt: null };
const input = { userId: 'u', productIds: ['1'] };

describe('orderCircumstances', () => {
  test.each([
    [
      'nothing is said: the present moment',
      { ...input },
      null,
      null,
      { dayOfWeek: 2, hourOfDay: 14, daysSincePriorOrder: null, orderedAt: now },
    ],
    [
      'nothing is said, the order before is dated',
      { ...input },
      null,
      new Date(2026, 10, 20, 14, 30),
      { dayOfWeek: 2, hourOfDay: 14, daysSincePriorOrder: 3, orderedAt: now },
    ],
    [
      'an announced order keeps what was announced',
      { ...input },
      announced,
      new Date(2026, 10, 20, 14, 30),
      { dayOfWeek: 5, hourOfDay: 9, daysSincePriorOrder: 6, orderedAt: now },
    ],
    [
      'a given moment counts more than what was announced',
      { ...input, orderedAt: new Date(2026, 10, 21, 8, 0) },
      announced,
      new Date(2026, 10, 20, 20, 0),
      { dayOfWeek: 0, hourOfDay: 8, daysSincePriorOrder: 0.5, orderedAt: new Date(2026, 10, 21, 8, 0) },
    ],
    [
      'a given moment cannot tell the days since an order without a date',
      { ...input, orderedAt: new Date(2026, 10, 21, 8, 0) },
      announced,
      null,
      { dayOfWeek: 0, hourOfDay: 8, daysSincePriorOrder: 6, orderedAt: new Date(2026, 10, 21, 8, 0) },
    ],
    [
      'each part that is given counts by itself, 0 and Saturday included',
      { ...input, dayOfWeek: 0, hourOfDay: 0, daysSincePriorOrder: 0 },
      announced,
      new Date(2026, 10, 20),
      { dayOfWeek: 0, hourOfDay: 0, daysSincePriorOrder: 0, orderedAt: now },
    ],
  ])('%s', (_name, given, announcedOrder, previousAt, expected) => {
    expect(orderCircumstances(given, announcedOrder, previousAt, now)).toEqual(expected);
  });
});
