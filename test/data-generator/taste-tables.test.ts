import { buildCatalogue } from '../../src/data-generator/generated-catalogue';
import type { Catalogue } from '../../src/data-generator/generated-catalogue';
import { Random } from '../../src/lib/random';
import { TasteTables } from '../../src/data-generator/taste-tables';
import { tastes } from '../../src/data-generator/tastes';

const catalogue = buildCatalogue(1, 2_000);
const tables = new TasteTables(1, catalogue);
const tasteNamed = (name: string) => tastes.findIndex((taste) => taste.name === name);

function draws(taste: string, count = 20_000): number[] {
  const random = new Random(1, `draws of ${taste}`);
  return Array.from({ length: count }, () => tables.draw(tasteNamed(taste), random));
}

const share = (
  products: readonly number[],
  ids: keyof Catalogue & ('aisleId' | 'departmentId'),
  id: number,
) => products.filter((product) => catalogue[ids][product] === id).length / products.length;

describe('TasteTables', () => {
  test('never offer meat to vegans', () => {
    const vegan = tasteNamed('vegan');
    const products = draws('vegan');
    expect(share(products, 'departmentId', 12)).toBe(0);
    expect(products.some((product) => tables.avoids(vegan, product))).toBe(false);
    const meat = catalogue.departmentId.indexOf(12);
    expect(tables.avoids(vegan, meat)).toBe(true);
    expect(tables.avoids(tasteNamed('everyday'), meat)).toBe(false);
  });

  test('give each taste more of its typical products', () => {
    const [baker, everyday] = [draws('baker'), draws('everyday')];
    expect(share(baker, 'aisleId', 17)).toBeGreaterThan(4 * share(everyday, 'aisleId', 17));
    const [party, family] = [draws('party'), draws('young family')];
    expect(share(party, 'departmentId', 5)).toBeGreaterThan(4 * share(family, 'departmentId', 5));
    expect(share(family, 'departmentId', 18)).toBeGreaterThan(10 * share(party, 'departmentId', 18));
  });

  test('prefer low prices for students and high ones for the italian kitchen', () => {
    const level = (taste: string) => {
      const products = draws(taste);
      return products.reduce((sum, product) => sum + catalogue.priceLevel[product], 0) / products.length;
    };
    expect(level('student')).toBeLessThan(level('everyday'));
    expect(level('italian kitchen')).toBeGreaterThan(level('everyday'));
  });

  test('have shares that sum to a hundred', () => {
    expect(tastes.reduce((sum, taste) => sum + taste.share, 0)).toBe(100);
  });
});
