import { buildCatalogue, minProducts } from '../../src/data-generator/catalogue';
import { Random } from '../../src/data-generator/random';
import { Siblings } from '../../src/data-generator/siblings';

const drawn = (siblings: Siblings, product: number) => {
  const random = new Random(1, 'test', product);
  return new Set(Array.from({ length: 200 }, () => siblings.draw(product, random)));
};

describe('Siblings', () => {
  test('are the four nearest of the same aisle, each other’s siblings in turn', () => {
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

  test('are missing where an aisle holds one product only: then it is the product itself', () => {
    const siblings = new Siblings(buildCatalogue(1, minProducts));
    for (let product = 0; product < minProducts; product++)
      expect(drawn(siblings, product)).toEqual(new Set([product]));
  });
});
