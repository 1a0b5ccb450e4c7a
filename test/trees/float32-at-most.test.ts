import fc from 'fast-check';
import { float32AtMost } from '../../src/trees/float32-at-most';

const LARGEST = (2 - 2 ** -23) * 2 ** 127;
const SMALLEST = 2 ** -149;

describe('float32AtMost', () => {
  test.each([
    [0.5, 0.5],
    [0.1, 0.09999999403953552],
    [-0.1, -0.10000000149011612],
    [1e300, LARGEST],
    [-1e300, -Infinity],
    [Infinity, Infinity],
    [1e-60, 0],
    [-1e-60, -SMALLEST],
    [SMALLEST, SMALLEST],
    [NaN, NaN],
  ])('of %p is %p', (x, expected) => {
    expect(float32AtMost(x)).toBe(expected);
  });

  test('separates float32 values at the same place as the number itself', () => {
    const values = fc.float({ noNaN: true });
    const thresholds = fc.oneof(fc.double({ noNaN: true }), fc.float({ noNaN: true }));
    fc.assert(fc.property(values, thresholds, (value, x) => value <= x === value <= float32AtMost(x)));
  });
});
