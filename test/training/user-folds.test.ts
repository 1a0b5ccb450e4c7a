import { userFolds } from '../../src/training/user-folds';

test('users are spread evenly over all folds, in the order in which they appear', () => {
  const found = userFolds([70, -3, 12, 5, 900], 2);
  expect([...found]).toEqual([
    [70, 0],
    [-3, 1],
    [12, 0],
    [5, 1],
    [900, 0],
  ]);
});

test('no fold is empty if there are as many users as folds', () => {
  expect([...userFolds([13, 7, 11], 3).values()]).toEqual([0, 1, 2]);
});

test('the number of the rows of a user does not matter', () => {
  expect([...userFolds([5, 5, 4, 5, 1, 4], 2)]).toEqual([...userFolds([5, 4, 1], 2)]);
});
