import { buildCatalogue, MIN_PRODUCTS } from '../../src/data-generator/generated-catalogue';
import { Circles, circleTaste, drawCircle } from '../../src/data-generator/circles';
import { Random } from '../../src/lib/random';
import { TasteTables } from '../../src/data-generator/taste-tables';

const habits = { count: 12, shelf: 60, daysInVogue: 5, share: [0.5, 0.8], beside: 0.1 } as const;

function circlesOf(products: number) {
  const tastes = new TasteTables(1, buildCatalogue(1, products));
  return { tastes, circles: new Circles(1, habits, tastes, products) };
}

function draws(circles: Circles, circle: number, day: number): Map<number, number> {
  const random = new Random(1, 'draws', circle);
  const counts = new Map<number, number>();
  for (let i = 0; i < 4_000; i++) {
    const product = circles.draw(circle, day, random);
    counts.set(product, (counts.get(product) ?? 0) + 1);
  }
  return counts;
}

const favourite = (counts: ReadonlyMap<number, number>) => [...counts].sort((a, b) => b[1] - a[1])[0][0];

describe('Circles', () => {
  test('know the documented number of products of their taste, with hardly any overlap between circles', () => {
    const { circles, tastes } = circlesOf(12_000);
    const known = [0, 1, 2].map((circle) => [...draws(circles, circle, 0).keys()]);
    known.forEach((products, circle) => {
      expect(products.length).toBe(habits.shelf);
      expect(products.filter((product) => tastes.avoids(circleTaste(1, circle), product))).toEqual([]);
    });
    expect(known[0].filter((product) => known[1].includes(product)).length).toBeLessThan(10);
  });

  test('move on: the popular product changes after some days, and all products recur', () => {
    const { circles } = circlesOf(12_000);
    const today = favourite(draws(circles, 0, 0));
    expect(favourite(draws(circles, 0, habits.daysInVogue - 1))).toBe(today);
    expect(favourite(draws(circles, 0, habits.daysInVogue))).not.toBe(today);
    expect(favourite(draws(circles, 0, habits.daysInVogue * habits.shelf))).toBe(today);
  });

  test('have shorter shelves in a small shop', () => {
    expect(draws(circlesOf(MIN_PRODUCTS).circles, 0, 0).size).toBe(MIN_PRODUCTS >> 2);
  });

  test('all have members, the first ones more than the last', () => {
    const random = new Random(1, 'members');
    const members = new Array<number>(habits.count).fill(0);
    for (let user = 0; user < 12_000; user++) members[drawCircle(habits, random)]++;
    expect(Math.min(...members)).toBeGreaterThan(400);
    expect(members[0]).toBeGreaterThan(2.5 * members[habits.count - 1]);
  });
});
