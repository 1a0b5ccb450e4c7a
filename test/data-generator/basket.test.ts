import { Basket } from '../../src/data-generator/basket';

const content = (basket: Basket) => [...basket.products.subarray(0, basket.size)];
const flags = (basket: Basket) => [...basket.reordered.subarray(0, basket.size)];

describe('Basket', () => {
  test('contains each product once and knows which ones the user bought before', () => {
    const basket = new Basket(10);
    basket.startUser();
    basket.start();
    expect([3, 4, 3].map((product) => basket.add(product))).toEqual([true, true, false]);
    expect(content(basket)).toEqual([3, 4]);
    expect(flags(basket)).toEqual([0, 0]);

    basket.start();
    expect(basket.holds(3)).toBe(false);
    [5, 4].forEach((product) => basket.add(product));
    expect(flags(basket)).toEqual([0, 1]);
    basket.swap(0, 1);
    expect([content(basket), flags(basket)]).toEqual([
      [4, 5],
      [1, 0],
    ]);
  });

  test('forgets the purchases of the previous user', () => {
    const basket = new Basket(10);
    basket.startUser();
    basket.start();
    basket.add(7);
    basket.startUser();
    basket.start();
    basket.add(7);
    expect(flags(basket)).toEqual([0]);
  });

  test('respects its maximum size', () => {
    const basket = new Basket(500);
    basket.startUser();
    const added = Array.from({ length: 500 }, (_, product) => basket.add(product)).filter(Boolean).length;
    expect(added).toBe(120);
    expect(basket.size).toBe(120);
  });
});
