import { mixedId } from '../../src/lib/mixed-id';
import { userFolds } from '../../src/training/user-folds';

const sizes = (folds: ReadonlyMap<number, number>, count: number) =>
  Array.from({ length: count }, (_, fold) => [...folds.values()].filter((own) => own === fold).length);

test.each<[string, (place: number) => number]>([
  ['neighbours', (place) => place],
  ['multiples of 2^17', (place) => place * 2 ** 17],
  ['the largest', (place) => 2 ** 31 - 1 - place],
])('user ids that are %s are spread over all folds', (_name, id) => {
  for (const folds of [2, 3]) {
    const users = Array.from({ length: 20 }, (_, place) => id(place));
    const found = userFolds(users, folds);
    expect([...found.keys()].toSorted((a, b) => a - b)).toEqual(users.toSorted((a, b) => a - b));
    const counts = sizes(found, folds);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  }
});

test('no fold is empty if there are as many users as folds', () => {
  expect(sizes(userFolds([7, 11, 13], 3), 3)).toEqual([1, 1, 1]);
});

test('the order and the number of the rows of a user do not matter', () => {
  const sorted = userFolds([1, 2, 3, 4, 5], 2);
  const repeated = userFolds([5, 5, 4, 1, 3, 2, 2, 5], 2);
  for (const [user, fold] of sorted) expect(repeated.get(user)).toBe(fold);
});

test('hashed ids are distinct whole numbers below 2^32', () => {
  const hashes = [0, 1, 2, 2 ** 17, 2 ** 30, 2 ** 31 - 2, 2 ** 31 - 1].map(mixedId);
  expect(new Set(hashes).size).toBe(hashes.length);
  for (const hash of hashes) {
    expect(Number.isInteger(hash)).toBe(true);
    expect(hash).toBeLessThan(2 ** 32);
    expect(hash).toBeGreaterThanOrEqual(0);
  }
});
