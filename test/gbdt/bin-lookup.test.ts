import fc from 'fast-check';
import { binColumn, createBinLookup } from '../../src/gbdt/bin-lookup';
import { binOf, fitBinMappers } from '../../src/gbdt/bin-mapper';
import type { BinMapper } from '../../src/gbdt/bin-mapper';
import { LARGEST_FLOAT32 } from '../../src/gbdt/float32';

function bin(mapper: BinMapper, values: Float32Array): number[] {
  const out = new Uint8Array(values.length);
  binColumn(createBinLookup(mapper), values, 0, 1, out, 1);
  return [...out];
}

const anyFloat = fc.oneof(
  fc.float(),
  fc.float({ min: 1, max: Math.fround(1.01) }),
  fc.constant(-0),
  fc.integer(),
);
const corners = [
  -Infinity,
  -LARGEST_FLOAT32,
  -1,
  -(2 ** -149),
  -0,
  0,
  2 ** -149,
  1,
  LARGEST_FLOAT32,
  Infinity,
  NaN,
];

test('bins as binOf does: any values, the bounds themselves and their neighbours', () => {
  fc.assert(
    fc.property(fc.array(anyFloat, { minLength: 1, maxLength: 300 }), (sample) => {
      const [mapper] = fitBinMappers(Float32Array.from(sample), 1, { maxBin: 255, minDataInBin: 1 });
      const bounds = [...mapper.bounds];
      const neighbours = bounds.flatMap((bound) => [bound * (1 - 2 ** -24), bound * (1 + 2 ** -23)]);
      const values = Float32Array.from([...sample, ...bounds, ...neighbours, ...corners]);
      expect(bin(mapper, values)).toEqual(Array.from(values, (value) => binOf(mapper, value)));
    }),
  );
});

test('every NaN is missing', () => {
  const [mapper] = fitBinMappers(Float32Array.of(1, 2, 3), 1, { maxBin: 255, minDataInBin: 1 });
  const patterns = Uint32Array.of(0x7fc00000, 0xffc00000, 0x7f800001, 0xff800001, 0x7fffffff, 0xffffffff);
  expect(bin(mapper, new Float32Array(patterns.buffer))).toEqual([3, 3, 3, 3, 3, 3]);
});

test('reads and writes in steps', () => {
  const [mapper] = fitBinMappers(Float32Array.of(1, 2, 3), 1, { maxBin: 255, minDataInBin: 1 });
  const out = new Uint8Array(8).fill(9);
  binColumn(createBinLookup(mapper), Float32Array.of(0, 3, 0, 1, 0, NaN), 1, 2, out, 3);
  expect([...out]).toEqual([9, 2, 9, 9, 0, 9, 9, 3]);
});
