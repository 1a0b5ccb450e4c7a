import { columnRows } from '../../src/studies/column-rows';
import type { AgedRows } from '../../src/studies/study-rows';
import { trainingRows } from '../../src/studies/training-rows';

const WIDTH = 2;

/** One row per user, [user, age], labelled 1 for even users. */
function aged(age: number, users: readonly number[]): AgedRows {
  return {
    age,
    targets: users.map((userId) => ({
      userId,
      basket: new Set([1]),
      history: new Set<number>(),
      historyOrders: 1,
      usualBasket: NaN,
    })),
    starts: Int32Array.from({ length: users.length + 1 }, (_, t) => t),
    products: Int32Array.from(users, () => 1),
    rows: Float32Array.from(users.flatMap((user) => [user, age])),
    labels: Uint8Array.from(users, (user) => Number(user % 2 === 0)),
  };
}

const allUsers = Array.from({ length: 40 }, (_, user) => user);
const training = [aged(0, allUsers.slice(0, 25)), aged(0, allUsers.slice(25)), aged(1, allUsers)];

function pairs(variant: { lags?: number; users?: number }, seed = 1): (readonly [number, number])[] {
  return [...trainingRows(training, variant, WIDTH, seed)].flatMap(({ rows, labels }) => {
    expect(rows).toHaveLength(WIDTH * labels.length);
    return Array.from(labels, (label, row) => {
      const [user, age] = rows.subarray(row * WIDTH) as unknown as [number, number];
      expect(label).toBe(Number(user % 2 === 0));
      return [user, age] as const;
    });
  });
}

test('selects all rows by default', () => {
  expect(pairs({})).toHaveLength(80);
});

test('selects the newest past targets', () => {
  expect(pairs({ lags: 1 })).toEqual(allUsers.map((user) => [user, 0]));
});

test('selects users with all their targets; a larger draw includes a smaller one, another seed differs', () => {
  const usersOf = (users: number, seed = 1) => [...new Set(pairs({ users }, seed).map(([user]) => user))];
  const ten = usersOf(10);
  expect(ten).toHaveLength(10);
  expect(pairs({ users: 10 })).toHaveLength(20);
  expect(usersOf(20)).toEqual(expect.arrayContaining(ten));
  expect(usersOf(10, 2)).not.toEqual(ten);
  expect(usersOf(1_000)).toHaveLength(40);
});

test('columnRows selects columns in order and returns the rows themselves for all columns', () => {
  const rows = Float32Array.of(1, 2, 3, 4, 5, 6);
  expect(columnRows(rows, 3, [0, 2])).toEqual(Float32Array.of(1, 3, 4, 6));
  expect(columnRows(rows, 3, [0, 1, 2])).toBe(rows);
});
