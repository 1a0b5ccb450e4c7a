import { cartLinks } from '../../src/retrieval/cart-links';
import { tinyCatalogue } from '../recommend/tiny-catalogue';

/** Shares of all orders: product 30 (index 2) 0.3, product 40 (index 3) 0.3. */
const catalogue = tinyCatalogue({
  coPurchases: [
    [10, 30, 0.6, 30],
    [10, 20, 0.2, 10],
    [20, 40, 0.3, 12],
    [20, 30, 0.15, 6],
    [20, 10, 0.1, 4],
  ],
});

test('the probabilities of the cart are added up, and the strongest product is named', () => {
  const links = cartLinks(catalogue, [1, 0]);
  expect([...links.keys()].sort()).toEqual([2, 3]);
  expect(links.get(2)).toMatchObject({ sum: 0.75, max: 0.6, strongest: 0, linked: 2 });
  expect(links.get(3)).toMatchObject({ sum: 0.3, max: 0.3, strongest: 1, linked: 1 });
});

test('lift compares with the share of all orders; a link below it counts as none', () => {
  const links = cartLinks(catalogue, [0, 1]);
  expect(links.get(2)?.logLift).toBeCloseTo(Math.log(0.6 / 0.3));
  expect(links.get(3)?.logLift).toBeCloseTo(0);
});

test('products of the cart are left out, and the order of the cart does not matter', () => {
  expect(cartLinks(catalogue, [0, 1])).toEqual(cartLinks(catalogue, [1, 0]));
  expect(cartLinks(catalogue, [0]).get(1)).toMatchObject({ sum: 0.2, strongest: 0 });
  expect(cartLinks(catalogue, [0, 1]).has(1)).toBe(false);
});

test('an empty cart and a product without links have none', () => {
  expect(cartLinks(catalogue, []).size).toBe(0);
  expect(cartLinks(catalogue, [4]).size).toBe(0);
});
