import type { KnownTarget } from '../../src/features/read-targets';
import { ShopZone, utc } from '../../src/orders/shop-zone';
import { presentMoment, withContext } from '../../src/recommend/serving-context';
import { tinyTarget } from './tiny-catalogue';

/** A Saturday. */
const now = new Date('2026-11-21T10:30Z');
const auckland = new ShopZone('Pacific/Auckland');
const unknown = { dayOfWeek: NaN, hourOfDay: NaN, daysSincePriorOrder: NaN, dayOfYear: NaN };

function target(changed: Partial<KnownTarget> = {}): KnownTarget {
  return { ...tinyTarget(unknown), knownOrders: 4, lastOrderedAt: null, usualGapDays: NaN, ...changed };
}

const daysBefore = (days: number) => new Date(now.getTime() - days * 86_400_000);

describe('presentMoment', () => {
  test('days are counted from Saturday, 0', () => {
    expect(presentMoment(now, utc)).toEqual({ dayOfWeek: 0, hourOfDay: 10 });
    const days = [0, 1, 2, 3, 4, 5, 6, 7].map(
      (later) => presentMoment(new Date(Date.UTC(2026, 10, 21 + later)), utc).dayOfWeek,
    );
    expect(days).toEqual([0, 1, 2, 3, 4, 5, 6, 0]);
  });
});

describe('withContext', () => {
  test('what the caller gives counts before the announced order and the clock', () => {
    const announced = target({
      context: { dayOfWeek: 2, hourOfDay: 8, daysSincePriorOrder: 5, dayOfYear: 30 },
    });
    const given = { dayOfWeek: 6, hourOfDay: 0, daysSincePriorOrder: 0 };
    expect(withContext(announced, given, now).context).toEqual({ ...given, dayOfYear: 30 });
    expect(withContext(announced, { hourOfDay: 0 }, now).context).toEqual({
      ...announced.context,
      hourOfDay: 0,
    });
    expect(withContext(announced, {}, now).context).toEqual(announced.context);
  });

  test('for a next order without an announcement the moment is now', () => {
    const { context } = withContext(target({ lastOrderedAt: daysBefore(3) }), {}, now);
    expect(context).toMatchObject({ dayOfWeek: 0, hourOfDay: 10, dayOfYear: 325 });
    expect(context.daysSincePriorOrder).toBe(3);
  });

  test('day, hour, season and days since the last order are those of the shop, not of the server', () => {
    // In Auckland it is Saturday, 23:30; half an hour later it is Sunday, a day later.
    const yesterday = target({ lastOrderedAt: new Date('2026-11-20T10:59Z') });
    expect(withContext(yesterday, {}, now, auckland).context).toMatchObject({
      ...{ dayOfWeek: 0, hourOfDay: 23, dayOfYear: 325, daysSincePriorOrder: 1 },
    });
    const later = new Date('2026-11-21T11:00Z');
    expect(withContext(yesterday, {}, later, auckland).context).toMatchObject({
      ...{ dayOfWeek: 1, hourOfDay: 0, dayOfYear: 326, daysSincePriorOrder: 2 },
    });
  });

  test('an order dated in the future is no negative number of days away', () => {
    const { context } = withContext(target({ lastOrderedAt: daysBefore(-2) }), {}, now);
    expect(context.daysSincePriorOrder).toBe(0);
  });

  test('where orders are not dated, the usual gap stands for the days since; the season stays unknown', () => {
    const { context } = withContext(target({ usualGapDays: 6.5 }), {}, now);
    expect(context).toEqual({ dayOfWeek: 0, hourOfDay: 10, daysSincePriorOrder: 6.5, dayOfYear: NaN });
    expect(withContext(target(), {}, now).context.daysSincePriorOrder).toBeNaN();
  });

  test('the clock is never used for past targets: what is unknown stays unknown', () => {
    const past = target({ lag: 1, lastOrderedAt: daysBefore(3), usualGapDays: 6 });
    expect(withContext(past, {}, now).context).toEqual(unknown);
    expect(withContext(past, { hourOfDay: 7 }, now).context).toEqual({ ...unknown, hourOfDay: 7 });
  });

  test('user, cutoff and lag stay', () => {
    const { userId, orderNumber, lag } = target();
    expect(withContext(target(), {}, now)).toMatchObject({ userId, orderNumber, lag });
  });
});
