import fc from 'fast-check';
import { sortAsFloat32, sortedFloat32 } from '../../src/gbdt/radix-sort';

test('sorts as float32, stably, with equal keys for equal numbers', () => {
  const number = fc.oneof(fc.float({ noNaN: true }), fc.integer({ min: -3, max: 3 }), fc.constant(-0));
  fc.assert(
    fc.property(fc.array(number, { maxLength: 200 }), (values) => {
      const floats = Float32Array.from(values, (value) => value + 0);
      const expected = [...floats.keys()].sort((a, b) =>
        floats[a] < floats[b] ? -1 : floats[a] > floats[b] ? 1 : a - b,
      );
      const { keys, order } = sortAsFloat32(values);
      expect([...order]).toEqual(expected);
      expect([...sortedFloat32(floats.slice())]).toEqual(expected.map((i) => floats[i]));
      for (let i = 1; i < order.length; i++) {
        expect(keys[i] === keys[i - 1]).toBe(floats[order[i]] === floats[order[i - 1]]);
      }
    }),
  );
});
