import fc from 'fast-check';
import { changedPlaces, numberOrders } from '../../src/orders/number-orders';
import type { OrderToPlace } from '../../src/orders/number-orders';
import { ShopZone } from '../../src/orders/shop-zone';

const zone = new ShopZone('Europe/Berlin');

const order = (
  key: string,
  orderNumber: number | null,
  moment: string | null,
  daysSincePriorOrder: number | null = null,
): OrderToPlace<string> => ({
  key,
  orderNumber,
  orderedAt: moment === null ? null : new Date(moment),
  daysSincePriorOrder,
  announced: false,
});

/** key, number, gap */
const placed = (orders: readonly OrderToPlace<string>[], removed: readonly string[] = []) =>
  numberOrders(orders, zone, new Set(removed)).map((place) => [
    place.key,
    place.orderNumber,
    place.daysSincePriorOrder,
  ]);

describe('numberOrders', () => {
  test('puts dated orders in the order of their moments', () => {
    const orders = [
      order('c', null, '2026-03-09T08:00Z'),
      order('a', null, '2026-03-01T08:00Z'),
      order('b', null, '2026-03-02T20:00Z'),
    ];
    expect(placed(orders)).toEqual([
      ['a', 1, null],
      ['b', 2, 1],
      ['c', 3, 7],
    ]);
  });

  test('counts calendar days of the zone, whatever the hour', () => {
    const around = (from: string, to: string) => placed([order('a', null, from), order('b', null, to)])[1][2];
    // In Berlin: 23:30 and 00:30 of the next day; 00:30 and 23:30 of the same day.
    expect(around('2026-01-10T22:30Z', '2026-01-10T23:30Z')).toBe(1);
    expect(around('2026-01-09T23:30Z', '2026-01-10T22:30Z')).toBe(0);
    // A day of 23 and one of 25 hours.
    expect(around('2026-03-28T23:30Z', '2026-03-29T22:30Z')).toBe(1);
    expect(around('2026-10-24T22:30Z', '2026-10-25T22:45Z')).toBe(0);
  });

  test('undated orders keep their relative order and precede dated ones', () => {
    const orders = [
      order('late', null, '2026-03-01T08:00Z'),
      order('first', null, null),
      order('second', null, null, 4),
    ];
    expect(placed(orders)).toEqual([
      ['first', 1, null],
      ['second', 2, 4],
      ['late', 3, null],
    ]);
  });

  test('a late order moves later ones; the orders around it get new gaps, others keep theirs', () => {
    const orders = [
      order('a', 1, '2026-03-01T08:00Z'),
      order('b', 2, '2026-03-11T08:00Z', 10),
      order('c', 3, '2026-03-12T08:00Z', 1.5),
      order('late', null, '2026-03-04T08:00Z'),
    ];
    expect(placed(orders)).toEqual([
      ['a', 1, null],
      ['late', 2, 3],
      ['b', 3, 7],
      ['c', 4, 1.5],
    ]);
    const changes = changedPlaces(orders, numberOrders(orders, zone)).map(({ key }) => key);
    expect(changes).toEqual(['late', 'b', 'c']);
  });

  test('a late order before the first one', () => {
    const orders = [order('a', 1, '2026-03-05T08:00Z'), order('late', null, '2026-03-04T08:00Z')];
    expect(placed(orders)).toEqual([
      ['late', 1, null],
      ['a', 2, 1],
    ]);
  });

  test('of equal moments, the stored order comes first', () => {
    const orders = [order('new', null, '2026-03-01T08:00Z'), order('a', 1, '2026-03-01T08:00Z')];
    expect(placed(orders).map(([key]) => key)).toEqual(['a', 'new']);
  });

  test('a stored undated order stays behind the dated order that it followed', () => {
    const orders = [
      order('a', 1, '2026-03-01T08:00Z'),
      order('undated', 2, null, 3),
      order('b', 3, '2026-03-09T08:00Z', 2),
      order('late', null, '2026-03-02T08:00Z'),
    ];
    expect(placed(orders)).toEqual([
      ['a', 1, null],
      ['undated', 2, 3],
      ['late', 3, null],
      ['b', 4, 7],
    ]);
  });

  test('an announced order stays last, and its gap is counted from the new order before it', () => {
    const announced = { ...order('next', 2, null, 7), announced: true };
    const orders = [order('a', 1, '2026-03-01T08:00Z'), announced, order('b', null, '2026-03-05T08:00Z')];
    expect(placed(orders)).toEqual([
      ['a', 1, null],
      ['b', 2, 4],
      ['next', 3, null],
    ]);
  });

  test('removing an order closes the hole; the gap of the next one spans both', () => {
    const dated = [
      order('a', 1, '2026-03-01T08:00Z'),
      order('b', 2, '2026-03-03T08:00Z', 2),
      order('c', 3, '2026-03-09T08:00Z', 6),
    ];
    expect(placed(dated, ['b'])).toEqual([
      ['a', 1, null],
      ['c', 2, 8],
    ]);
    const undated = [
      order('a', 1, null),
      order('b', 2, null, 2),
      order('c', 3, null, 6),
      order('d', 4, null, 1),
    ];
    expect(placed(undated, ['b', 'c'])).toEqual([
      ['a', 1, null],
      ['d', 2, 9],
    ]);
    expect(placed(undated, ['a'])[0]).toEqual(['b', 1, null]);
    expect(placed([order('a', 1, null), order('b', 2, null), order('c', 3, null, 6)], ['b'])).toEqual([
      ['a', 1, null],
      ['c', 2, null],
    ]);
  });

  test('closes holes that the numbers had', () => {
    expect(placed([order('a', 4, null), order('b', 9, null, 3)])).toEqual([
      ['a', 1, null],
      ['b', 2, 3],
    ]);
  });

  const moments = fc.uniqueArray(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 12 });
  const at = (hours: number) => new Date(Date.UTC(2026, 0, 1, hours));

  test('adding dated orders one after the other, in any sequence, gives the same as all at once', () => {
    fc.assert(
      fc.property(moments, fc.nat(3), (hours, undated) => {
        const prefix = Array.from({ length: undated }, (_, i) =>
          order(`u${i}`, i + 1, null, i > 0 ? i : null),
        );
        const added = hours.map((hour) => ({ ...order(String(hour), null, null), orderedAt: at(hour) }));
        let stored: readonly OrderToPlace<string>[] = prefix;
        for (const one of added) {
          const all = [...stored, one];
          const known = new Map(all.map((each) => [each.key, each]));
          stored = numberOrders(all, zone).map((place) => ({
            ...(known.get(place.key) as typeof one),
            ...place,
          }));
        }
        expect(numberOrders(stored, zone)).toEqual(numberOrders([...prefix, ...added], zone));
        expect(changedPlaces(stored, numberOrders(stored, zone))).toEqual([]);
      }),
    );
  });

  test('removing an order gives the same as if it had never been there', () => {
    fc.assert(
      fc.property(moments, fc.nat(), (hours, pick) => {
        const added = hours.map((hour) => ({ ...order(String(hour), null, null), orderedAt: at(hour) }));
        const gone = added[pick % added.length];
        const known = new Map(added.map((each) => [each.key, each]));
        const stored = numberOrders(added, zone).map((place) => ({
          ...(known.get(place.key) as typeof gone),
          ...place,
        }));
        const rest = added.filter(({ key }) => key !== gone.key);
        expect(numberOrders(stored, zone, new Set([gone.key]))).toEqual(numberOrders(rest, zone));
      }),
    );
  });
});
