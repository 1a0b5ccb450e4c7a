import { OrderIds } from '../../src/data-generator/order-ids';

const ids = (total: number) => {
  const orderIds = new OrderIds(total);
  return Array.from({ length: total }, (_, index) => orderIds.id(index));
};

describe('OrderIds', () => {
  test('contains each id from 1 to the total once, whatever the total', () => {
    for (let total = 1; total <= 300; total++) {
      expect(ids(total).sort((a, b) => a - b)).toEqual(Array.from({ length: total }, (_, i) => i + 1));
    }
  });

  test('is exact at the largest total', () => {
    const total = 89_999_999;
    const orderIds = new OrderIds(total);
    const last = [total - 1, total - 2, total - 3].map((index) => orderIds.id(index));
    // Modulo the total, the distance of one step is the same everywhere.
    const step = (from: number, to: number) => (from - to + total) % total;
    expect(step(last[0], last[1])).toBe(step(last[1], last[2]));
    expect(step(last[0], last[1])).toBe(step(orderIds.id(1), orderIds.id(0)));
  });

  test('is unrelated to time: half of all steps go down', () => {
    const list = ids(10_000);
    const down = list.filter((id, i) => i > 0 && id < list[i - 1]).length;
    expect(down / list.length).toBeGreaterThan(0.3);
    expect(down / list.length).toBeLessThan(0.7);
  });
});
