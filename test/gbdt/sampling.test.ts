import type { DrawKey } from '../../src/gbdt/draws';
import { drawBag, drawFeatures } from '../../src/gbdt/sampling';

const rows = Int32Array.from({ length: 1000 }, (_, i) => 3 * i);
const at = (iteration: number, attempt = 0): DrawKey => ({ iteration, attempt });
const all = (count: number): Int32Array => Int32Array.from({ length: count }, (_, i) => i);
const bagging = { baggingFraction: 0.3, baggingFreq: 2, seed: 5 };

describe('drawBag', () => {
  test('draws a fraction of the given rows, ascending and distinct', () => {
    const bag = drawBag(rows, at(0), bagging);
    expect(bag).toHaveLength(300);
    expect([...bag]).toEqual([...new Set(bag)].sort((a, b) => a - b));
    expect([...bag].every((row) => rows.includes(row))).toBe(true);
  });

  test('keeps a bag for baggingFreq iterations', () => {
    expect(drawBag(rows, at(1), bagging)).toEqual(drawBag(rows, at(0), bagging));
    expect(drawBag(rows, at(2), bagging)).not.toEqual(drawBag(rows, at(0), bagging));
  });

  test('is another bag at another attempt', () => {
    expect(drawBag(rows, at(0, 1), bagging)).not.toEqual(drawBag(rows, at(0), bagging));
    expect(drawBag(rows, at(0, 2), bagging)).not.toEqual(drawBag(rows, at(0, 1), bagging));
  });

  test('depends on the seed', () => {
    expect(drawBag(rows, at(0), { ...bagging, seed: 6 })).not.toEqual(drawBag(rows, at(0), bagging));
  });

  test('all rows when bagging is off', () => {
    expect(drawBag(rows, at(0), { ...bagging, baggingFreq: 0 })).toBe(rows);
    expect(drawBag(rows, at(0), { ...bagging, baggingFraction: 1 })).toBe(rows);
  });
});

describe('drawFeatures', () => {
  test('draws a fraction of the features for each iteration', () => {
    const draw = (iteration: number): number[] => [
      ...drawFeatures(all(40), iteration, { featureFraction: 0.25, seed: 1 }),
    ];
    expect(draw(0)).toHaveLength(10);
    expect(draw(0)).toEqual(draw(0));
    expect(draw(1)).not.toEqual(draw(0));
    expect(new Set([...Array(60).keys()].flatMap(draw)).size).toBe(40);
  });

  test('draws from the usable features only', () => {
    const usable = Int32Array.of(3, 5, 8, 13);
    const drawn = new Set(
      [...Array(50).keys()].flatMap((step) => [
        ...drawFeatures(usable, step, { featureFraction: 0.5, seed: 1 }),
      ]),
    );
    expect([...drawn].sort((a, b) => a - b)).toEqual([...usable]);
  });

  test('at least one, and all of them at 1', () => {
    expect(drawFeatures(all(3), 0, { featureFraction: 0.01, seed: 1 })).toHaveLength(1);
    expect([...drawFeatures(all(3), 0, { featureFraction: 1, seed: 1 })]).toEqual([0, 1, 2]);
  });
});
