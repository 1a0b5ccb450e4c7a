import { cutBasket } from '../../../src/evaluation/cart/cut-basket';

const cuts: [share: number, cart: number[], rest: number[]][] = [
  [0.25, [7], [5, 9, 2]],
  [0.5, [7, 5], [9, 2]],
  [0.75, [7, 5, 9], [2]],
];
test.each(cuts)('at %p the order of the basket is kept', (share, cart, rest) => {
  expect(cutBasket([7, 5, 9, 2], share)).toEqual({ cart, rest });
});

test('neither the cart nor the rest is empty', () => {
  expect(cutBasket([7, 5], 0.01)).toEqual({ cart: [7], rest: [5] });
  expect(cutBasket([7, 5], 0.99)).toEqual({ cart: [7], rest: [5] });
});

test('a basket of one product cannot be cut', () => {
  expect(cutBasket([7], 0.5)).toBeNull();
  expect(cutBasket([], 0.5)).toBeNull();
});
