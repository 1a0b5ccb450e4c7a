import fc from 'fast-check';
import { floorToFloat32, LARGEST_FLOAT32 } from '../../src/gbdt/float32';

test('is the largest float32 that is not above the value', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -LARGEST_FLOAT32, max: LARGEST_FLOAT32 }), (value) => {
      const floor = floorToFloat32(value);
      expect(Math.fround(floor)).toBe(floor);
      expect(floor).toBeLessThanOrEqual(value);
      const nearest = Math.fround(value);
      expect(floor).toBe(nearest <= value ? nearest + 0 : nextBelow(nearest));
    }),
  );
});

test.each([
  [0.1, 0.09999999403953552],
  [-0.1, -0.10000000149011612],
  [1.5, 1.5],
  [-0, 0],
  [1e-60, 0],
  [-1e-60, -(2 ** -149)],
  [LARGEST_FLOAT32, LARGEST_FLOAT32],
])('%p becomes %p', (value, expected) => {
  expect(floorToFloat32(value)).toBe(expected);
});

function nextBelow(value: number): number {
  if (value === 0) return -(2 ** -149);
  const floats = Float32Array.of(value);
  new Int32Array(floats.buffer)[0] += value > 0 ? -1 : 1;
  return floats[0] + 0;
}
