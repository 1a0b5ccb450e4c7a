import { referenceUsersOf, withoutUsers } from '../../src/retrieval/reference-users';
import type { ReferenceUserRow } from '../../src/retrieval/reference-users';
import { tinyCatalogue } from '../recommend/tiny-catalogue';

const { products } = tinyCatalogue();

/** Everyone buys 20; 40 and 50 have one buyer each; no one buys 10 or 30. */
const rows: readonly ReferenceUserRow[] = [
  [7, [20, 40], [1, 0.5]],
  [8, [20], [0.25]],
  [9, [20, 50], [1, 1]],
];
const users = referenceUsersOf(products, rows);

test('only products that someone bought take a place', () => {
  expect(Array.from(users.products)).toEqual([1, 3, 4]);
  expect(Array.from(users.placeOf)).toEqual([-1, 0, -1, 1, 2]);
  expect(Array.from(users.userIds)).toEqual([7, 8, 9]);
});

test('the inverted index holds the same shares by product', () => {
  const entries = (rowsOf: typeof users.shares) =>
    Array.from(rowsOf.columns, (column, i) => {
      const row = rowsOf.starts.findLastIndex((start) => start <= i);
      return [row, column, rowsOf.values[i]];
    });
  const byUser = entries(users.shares);
  expect(byUser).toEqual([
    [0, 0, 1],
    [0, 1, 0.5],
    [1, 0, 0.25],
    [2, 0, 1],
    [2, 2, 1],
  ]);
  const byProduct = entries(users.index).map(([product, user, share]) => [user, product, share]);
  expect(byProduct.sort()).toEqual(byUser.sort());
});

test('a product that everyone buys makes no one alike: its rarity is 0, never negative', () => {
  expect(users.rarity[0]).toBe(0);
  expect(users.rarity[1]).toBeCloseTo(Math.log(3 / 2), 12);
  expect(users.rarity[2]).toBe(users.rarity[1]);
});

test('the length of a user is that of shares weighted by rarity', () => {
  expect(users.lengths[0]).toBeCloseTo(0.5 * Math.log(3 / 2), 12);
  expect(users.lengths[1]).toBe(0);
  expect(users.lengths[2]).toBeCloseTo(Math.log(3 / 2), 12);
});

test('without some users, it is as if they had never been loaded', () => {
  const left = withoutUsers(users, products, new Set([7, 9]));
  expect(left).toEqual(referenceUsersOf(products, [rows[1]]));
  expect(Array.from(left.products)).toEqual([1]);
  expect(withoutUsers(users, products, new Set([7, 8, 9])).userIds).toHaveLength(0);
  expect(withoutUsers(users, products, new Set([6]))).toEqual(users);
});

test('without users there is nothing to find', () => {
  const none = referenceUsersOf(products, []);
  expect(none.userIds).toHaveLength(0);
  expect(none.products).toHaveLength(0);
  expect(Array.from(none.placeOf)).toEqual([-1, -1, -1, -1, -1]);
});
