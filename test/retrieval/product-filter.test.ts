import { admission, restricts } from '../../src/retrieval/product-filter';
import type { ProductFilter } from '../../src/retrieval/product-filter';
import { tinyCatalogue } from '../recommend/tiny-catalogue';

const { products } = tinyCatalogue();
const none: ReadonlySet<number> = new Set();

function admitted(filter: ProductFilter, unavailable = none, dismissed = none): number[] {
  const admits = admission(products, filter, unavailable, dismissed);
  return Array.from(products.ids).filter((_, index) => admits(index));
}

test('without restrictions every product is admitted', () => {
  expect(admitted({})).toEqual([10, 20, 30, 40, 50]);
});

const filters: [string, ProductFilter, number[]][] = [
  ['aisles', { aisleIds: [1, 3] }, [10, 20, 50]],
  ['an aisle that does not exist', { aisleIds: [99] }, []],
  ['departments', { departmentIds: [2] }, [30, 40, 50]],
  ['excluded products', { excludeProductIds: [20, 99] }, [10, 30, 40, 50]],
  ['a lowest price, included', { minPrice: 2 }, [20, 30, 40]],
  ['a highest price, included', { maxPrice: 2 }, [10, 20]],
  ['a price range without a product', { minPrice: 3.5, maxPrice: 3.9 }, []],
  ['several parts at once', { departmentIds: [2], maxPrice: 3 }, [30]],
];
test.each(filters)('filter by %s', (_, filter, expected) => {
  expect(admitted(filter)).toEqual(expected);
});

test('an empty list admits nothing: it is a restriction, not the absence of one', () => {
  expect(admitted({ aisleIds: [] })).toEqual([]);
  expect(admitted({ departmentIds: [] })).toEqual([]);
  expect(admitted({ excludeProductIds: [] })).toHaveLength(5);
});

test('a product without a price is in no price range', () => {
  expect(admitted({ minPrice: 0 })).not.toContain(50);
  expect(admitted({ maxPrice: 1000 })).not.toContain(50);
});

test('unavailable and dismissed products are never admitted, whatever the filter', () => {
  const filter = { departmentIds: [1, 2] };
  expect(admitted(filter, new Set([10]), new Set([40]))).toEqual([20, 30, 50]);
});

test('a filter restricts if any part may exclude a product', () => {
  const parts: ProductFilter[] = [
    { aisleIds: [1] },
    { departmentIds: [] },
    { excludeProductIds: [1] },
    { excludeHistory: true },
    { minPrice: 0 },
    { maxPrice: 5 },
  ];
  expect(parts.filter((part) => !restricts(part))).toEqual([]);
  expect(restricts({})).toBe(false);
  expect(restricts({ excludeProductIds: [], excludeHistory: false })).toBe(false);
});
