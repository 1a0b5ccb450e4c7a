import { buildCatalogue, MAX_PRODUCTS, MIN_PRODUCTS } from '../../src/data-generator/generated-catalogue';
import { allDepartments } from '../../src/data-generator/vocabulary/all-departments';

describe('buildCatalogue', () => {
  test('has distinct names for as many products as Instacart has', () => {
    const { names } = buildCatalogue(1, MAX_PRODUCTS);
    expect(new Set(names).size).toBe(MAX_PRODUCTS);
    expect(Math.max(...names.map((name) => name.length))).toBeLessThan(120);
  });

  test('fills every aisle, however small the catalogue', () => {
    const { aisleId, departmentId } = buildCatalogue(1, MIN_PRODUCTS);
    expect(new Set(aisleId).size).toBe(134);
    expect(new Set(departmentId).size).toBe(21);
  });

  test('puts each product into the department of its aisle', () => {
    const { aisleId, departmentId } = buildCatalogue(3, 1_000);
    const departmentOf = new Map(
      allDepartments.flatMap(({ id, aisles }) => aisles.map((aisle) => [aisle.id, id] as const)),
    );
    aisleId.forEach((aisle, product) => expect(departmentId[product]).toBe(departmentOf.get(aisle)));
  });

  test('exercises CSV quoting: names with commas, with quotation marks, and with both', () => {
    const { names } = buildCatalogue(1, 2_000);
    const having = (...marks: string[]) => names.filter((name) => marks.every((mark) => name.includes(mark)));
    expect(having(',').length).toBeGreaterThan(100);
    expect(having('"').length).toBeGreaterThan(2);
    expect(having('"', ',').length).toBeGreaterThan(0);
  });

  test('has a head and a tail: demand is Zipf-like within an aisle and sums to about one', () => {
    const catalogue = buildCatalogue(1, 5_000);
    const demand = [...catalogue.demand].sort((a, b) => b - a);
    const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
    expect(sum(demand)).toBeCloseTo(1, 1);
    expect(sum(demand.slice(0, 100))).toBeGreaterThan(0.25);
    const milk = demandOfAisle(catalogue, 84);
    expect(milk[1] / milk[0]).toBeCloseTo(2 / 3, 5);
    expect(milk[9] / milk[0]).toBeCloseTo(2 / 11, 5);
  });

  test('numbers products independently of their demand', () => {
    const { demand } = buildCatalogue(1, 4_000);
    const half = (from: number) => demand.slice(from, from + 2_000).reduce((a, b) => a + b, 0);
    expect(half(0) / half(2_000)).toBeGreaterThan(0.75);
    expect(half(0) / half(2_000)).toBeLessThan(1.33);
  });

  test('has short intervals for fresh products and long ones for durable products', () => {
    const catalogue = buildCatalogue(1, 5_000);
    const intervals = (aisle: number) =>
      catalogue.interval.filter((_, product) => catalogue.aisleId[product] === aisle);
    const [milk, laundry] = [intervals(84), intervals(75)];
    milk.forEach((days) => expect(days).toBeLessThan(10));
    laundry.forEach((days) => expect(days).toBeGreaterThan(20));
  });

  test('has realistic prices', () => {
    const { priceCents } = buildCatalogue(1, 2_000);
    expect(priceCents.filter((cents) => cents % 10 !== 9 || cents < 49 || cents > 10_000)).toHaveLength(0);
  });
});

function demandOfAisle({ demand, aisleId }: ReturnType<typeof buildCatalogue>, aisle: number): number[] {
  return [...demand.filter((_, product) => aisleId[product] === aisle)].sort((a, b) => b - a);
}
