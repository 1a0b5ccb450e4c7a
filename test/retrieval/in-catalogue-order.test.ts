import { columnOf } from '../../src/features/history';
import { inCatalogueOrder } from '../../src/retrieval/in-catalogue-order';
import { tinyCatalogue, tinyColumns, tinyHistory } from '../recommend/tiny-catalogue';

const { products } = tinyCatalogue();
/** Products 10 to 50 with external ids of the opposite order. */
const reversed = { indexOf: new Map([50, 40, 30, 20, 10].map((id, index) => [id, index])) };
const history = tinyHistory({ 10: { orders: 1 }, 30: { orders: 3 }, 40: { orders: 4 } });

const ordersOf = (rows: typeof history.products) =>
  Array.from(columnOf(rows, tinyColumns.userProduct, 'orders'));

test('the products of a history follow the catalogue, each with its own numbers', () => {
  const { products: ordered } = inCatalogueOrder(history, reversed);
  expect(Array.from(ordered.keys)).toEqual([40, 30, 10]);
  expect(ordersOf(ordered)).toEqual([4, 3, 1]);
  expect([40, 30, 10].map((id) => ordered.indexOf.get(id))).toEqual([0, 1, 2]);
});

test('a history in order is not copied', () => {
  expect(inCatalogueOrder(history, products)).toBe(history);
});

test('products that are not in the catalogue yet are left out', () => {
  const older = { indexOf: new Map([10, 40].map((id, index) => [id, index])) };
  const { products: ordered } = inCatalogueOrder(history, older);
  expect(Array.from(ordered.keys)).toEqual([10, 40]);
  expect(ordersOf(ordered)).toEqual([1, 4]);
});
