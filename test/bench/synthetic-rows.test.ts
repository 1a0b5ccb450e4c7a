import { drawRows, NUM_FEATURES, startOfRows } from '../../src/bench/gbdt/synthetic-rows';

const NUM_ROWS = 20_000;
const { rows, labels } = drawRows(NUM_ROWS, startOfRows(1));
const column = (feature: number): number[] =>
  Array.from({ length: NUM_ROWS }, (_, row) => rows[row * NUM_FEATURES + feature]);

test('the same seed gives the same rows, whatever the size of the draws', () => {
  const random = startOfRows(1);
  const [first, second] = [drawRows(5000, random), drawRows(15_000, random)];
  expect(Buffer.concat([first.labels, second.labels]).equals(labels)).toBe(true);
  const pieces = Buffer.concat([first.rows, second.rows].map((piece) => Buffer.from(piece.buffer)));
  expect(pieces.equals(Buffer.from(rows.buffer))).toBe(true);
});

test('about one label in ten is positive', () => {
  const share = labels.reduce((sum, label) => sum + label, 0) / NUM_ROWS;
  expect(share).toBeGreaterThan(0.08);
  expect(share).toBeLessThan(0.12);
});

test('six features lack a tenth of their values, the others none', () => {
  const shares = Array.from(
    { length: NUM_FEATURES },
    (_, feature) => column(feature).filter(Number.isNaN).length / NUM_ROWS,
  );
  const missing = [...shares.keys()].filter((feature) => shares[feature] > 0);
  expect(missing).toEqual([3, 10, 17, 24, 31, 38]);
  for (const feature of missing) expect(shares[feature]).toBeCloseTo(0.1, 1);
});

test('features are counts, ratios, a few integers, or heavy-tailed', () => {
  expect(column(0).every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
  expect(column(14).every((value) => value >= 0 && value <= 1)).toBe(true);
  expect(new Set(column(30)).size).toBe(5);
  expect(Math.max(...column(35).map(Math.abs))).toBeGreaterThan(500);
});
