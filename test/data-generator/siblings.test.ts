import { buildCatalogue, MIN_PRODUCTS } from '../../src/data-generator/generated-catalogue';
import { Random } from '../../src/lib/random';
import { Siblings } from '../../src/data-generator/siblings';

const drawn = (siblings: Siblings, product: number) => {
  const random = new Random(1, 'test', product);
  return new Set(Array.from({ length: 200 }, () => siblings.draw(product, random)));
};

describe('Siblings', () => {
  test('are the four nearest products of the same aisle, and the relation is symmetric', () => {
    const catalogue = buildCatalogue(1, 3_000);
    const siblings = new Siblings(catalogue);
    const shelf = [...catalogue.aisleId.keys()].filter(
      (id) => catalogue.aisleId[id] === catalogue.aisleId[0],
    );
    expect(shelf.length).toBeGreaterThan(5);
    for (const product of shelf) {
      const found = drawn(siblings, product);
      expect(found.size).toBe(4);
      for (const other of found) {
        expect(catalogue.aisleId[other]).toBe(catalogue.aisleId[product]);
        expect(other).not.toBe(product);
        expect(drawn(siblings, other)).toContain(product);
      }
    }
  });

  test('are the product itself if its aisle has no other product', () => {
    const siblings = new Siblings(buildCatalogue(1, MIN_PRODUCTS));
    for (let product = 0; product < MIN_PRODUCTS; product++)
      expect(drawn(siblings, product)).toEqual(new Set([product]));
  });
});
