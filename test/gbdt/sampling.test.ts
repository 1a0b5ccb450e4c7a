import { drawBag, drawFeatures } from '../../src/gbdt/sampling';

const rows = Int32Array.from({ length: 1000 }, (_, i) => 3 * i);
const bagging = { baggingFraction: 0.3, baggingFreq: 2, seed: 5 };

describe('drawBag', () => {
  test('draws a fraction of the given rows, ascending and distinct', () => {
    const bag = drawBag(rows, 0, bagging);
    expect(bag).toHaveLength(300);
    expect([...bag]).toEqual([...new Set(bag)].sort((a, b) => a - b));
    expect([...bag].every((row) => rows.includes(row))).toBe(true);
  });

  test('keeps a bag for baggingFreq iterations', () => {
    expect(drawBag(rows, 1, bagging)).toEqual(drawBag(rows, 0, bagging));
    expect(drawBag(rows, 2, bagging)).not.toEqual(drawBag(rows, 0, bagging));
  });

  test('depends on the seed', () => {
    expect(drawBag(rows, 0, { ...bagging, seed: 6 })).not.toEqual(drawBag(rows, 0, bagging));
  });

  test('all rows when bagging is off', () => {
    expect(drawBag(rows, 0, { ...bagging, baggingFreq: 0 })).toBe(rows);
    expect(drawBag(rows, 0, { ...bagging, baggingFraction: 1 })).toBe(rows);
  });
});

describe('drawFeatures', () => {
  test('draws a fraction of the features for each iteration', () => {
    const draw = (iteration: number): number[] => [
      ...drawFeatures(40, iteration, { featureFraction: 0.25, seed: 1 }),
    ];
    expect(draw(0)).toHaveLength(10);
    expect(draw(0)).toEqual(draw(0));
    expect(draw(1)).not.toEqual(draw(0));
    expect(new Set([...Array(60).keys()].flatMap(draw)).size).toBe(40);
  });

  test('at least one, and all of them at 1', () => {
    expect(drawFeatures(3, 0, { featureFraction: 0.01, seed: 1 })).toHaveLength(1);
    expect([...drawFeatures(3, 0, { featureFraction: 1, seed: 1 })]).toEqual([0, 1, 2]);
  });
});
