import fc from 'fast-check';
import { shareOut } from '../../src/data-generator/share-out';

describe('shareOut', () => {
  test('gives each weight its share to within one, and at least one', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(weights, fc.nat(5000), (list, extra) => {
        const total = list.length + extra;
        const sum = list.reduce((a, b) => a + b, 0);
        const counts = shareOut(total, list);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(total);
        counts.forEach((count, i) => expect(Math.abs(count - 1 - (extra * list[i]) / sum)).toBeLessThan(1));
      }),
    );
  });

  test('gives the remainder to the largest fraction, the first on a tie', () => {
    expect(shareOut(4, [1, 1, 1])).toEqual([2, 1, 1]);
    expect(shareOut(6, [5, 1, 6])).toEqual([2, 1, 3]);
  });

  test('rejects a total that is less than the number of weights', () => {
    expect(() => shareOut(2, [1, 1, 1])).toThrow('expected a total of at least 3, got 2');
  });
});
