import { userSample } from '../../src/evaluation/user-sample';

const users = Array.from({ length: 1000 }, (_, u) => 7 * u);

test('returns all users if there are no more than requested', () => {
  expect(userSample(users, 1000, 1)).toBe(users);
  expect(userSample([], 5, 1)).toEqual([]);
});

test.each([1, 10, 333, 999])(
  'draws exactly %d users without duplicates, in order, the same for the same seed',
  (size) => {
    const sample = userSample(users, size, 1);
    expect(sample).toHaveLength(size);
    expect(new Set(sample).size).toBe(size);
    expect(sample).toEqual(sample.toSorted((a, b) => a - b));
    expect(userSample(users, size, 1)).toEqual(sample);
    if (size < 999) expect(userSample(users, size, 2)).not.toEqual(sample);
  },
);

test('draws from the whole list: the mean place of a third is near the middle', () => {
  const sample = userSample(users, 333, 3);
  const mean = sample.reduce((sum, id) => sum + id / 7, 0) / sample.length;
  // The standard deviation of the mean place is 13.
  expect(Math.abs(mean - 499.5)).toBeLessThan(60);
});
