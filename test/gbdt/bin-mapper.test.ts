import fc from 'fast-check';
import { binOf, fitBinMappers, mapperOf, sameBins, thresholdOf } from '../../src/gbdt/bin-mapper';
import type { BinMapper } from '../../src/gbdt/bin-mapper';
import { ParameterError } from '../../src/gbdt/errors';
import { LARGEST_FLOAT32 } from '../../src/gbdt/float32';
import { createRandom } from '../../src/gbdt/random';

function fitOne(values: ArrayLike<number>, maxBin = 255, minDataInBin = 1): BinMapper {
  return fitBinMappers(Float32Array.from(values), 1, { maxBin, minDataInBin })[0];
}

const binsOf = (mapper: BinMapper, values: number[]): number[] => values.map((value) => binOf(mapper, value));

test('few distinct values each get a bin, with bounds at the midpoints', () => {
  const mapper = fitOne([3, 1, 2, 2, 1, 3, 3]);
  expect([...mapper.bounds]).toEqual([1.5, 2.5]);
  expect(binsOf(mapper, [1, 2, 3])).toEqual([0, 1, 2]);
});

test('a value on a bound belongs to the bin below, the next float32 to the bin above', () => {
  const mapper = mapperOf(Float32Array.of(0.1));
  const above = Math.fround(0.1) + 2 ** -27;
  expect(Math.fround(above)).toBe(above);
  expect(binsOf(mapper, [mapper.bounds[0], above])).toEqual([0, 1]);
});

test('missing values go to the last bin, with or without missing values in the sample', () => {
  const without = fitOne([1, 2]);
  const withMissing = fitOne([1, NaN, 2]);
  expect(without).toEqual(withMissing);
  expect(binOf(without, NaN)).toBe(2);
  expect(without).toMatchObject({ numValueBins: 2, missingBin: 2, numBins: 3 });
});

test('minus zero and plus zero share a bin', () => {
  const mapper = fitOne([-1, -0, 0, 1]);
  expect(mapper.numValueBins).toBe(3);
  expect(binOf(mapper, -0)).toBe(binOf(mapper, 0));
});

test('infinities get their own bins next to the largest finite values', () => {
  const values = [-Infinity, -LARGEST_FLOAT32, 0, LARGEST_FLOAT32, Infinity];
  const mapper = fitOne(values);
  expect(binsOf(mapper, values)).toEqual([0, 1, 2, 3, 4]);
  // 0 would separate 0 from values that LightGBM reads as 0 (tiny-bounds.ts).
  expect([...fitOne([-Infinity, Infinity]).bounds]).toEqual([Math.fround(1e-35)]);
  expect([...fitOne([-Infinity, 5]).bounds]).toEqual([-LARGEST_FLOAT32]);
  expect([...fitOne([5, Infinity]).bounds]).toEqual([LARGEST_FLOAT32]);
});

test('neighbouring float32 values get different bins', () => {
  const lower = Math.fround(0.1);
  const upper = lower + 2 ** -27;
  const mapper = fitOne([lower, upper]);
  expect(binsOf(mapper, [lower, upper])).toEqual([0, 1]);
});

test('a feature that is constant or always missing has one value bin', () => {
  expect(fitOne([4, 4, 4]).numValueBins).toBe(1);
  expect(fitOne([NaN, NaN]).numValueBins).toBe(1);
  expect(fitOne([]).numValueBins).toBe(1);
});

test('many values are divided into bins of equal count', () => {
  const mapper = fitOne(
    Float32Array.from({ length: 10_000 }, (_, i) => i),
    100,
  );
  const counts = new Int32Array(100);
  for (let value = 0; value < 10_000; value++) counts[binOf(mapper, value)]++;
  expect(mapper.numValueBins).toBe(100);
  for (const count of counts) expect(count).toBe(100);
});

test('a value more frequent than an average bin gets its own bin', () => {
  const values = Array.from({ length: 1000 }, (_, i) => (i < 600 ? 50 : (i - 600) / 4)); // 0 to 100, 60 % of them 50
  const mapper = fitOne(values, 20);
  const bin = binOf(mapper, 50);
  const neighbours = [...new Set(values)].filter((value) => value !== 50 && binOf(mapper, value) === bin);
  expect(neighbours).toEqual([]);
  expect(mapper.numValueBins).toBeGreaterThan(15);
});

test('bins contain at least minDataInBin rows of the sample', () => {
  const mapper = fitOne([1, 1, 1, 2, 3, 3, 4, 4, 4, 4], 255, 3);
  expect(binsOf(mapper, [1, 2, 3, 4])).toEqual([0, 1, 1, 2]);
});

test('the bin of missing values counts towards maxBin if the sample contains one', () => {
  const values = Array.from({ length: 1000 }, (_, i) => i);
  expect(fitOne(values, 50).numValueBins).toBe(50);
  expect(fitOne([...values, NaN], 50).numValueBins).toBe(49);
});

test('bins preserve the order of values and agree with the thresholds, for any sample', () => {
  const float = fc.oneof(fc.float({ noNaN: true }), fc.integer({ min: -5, max: 5 }));
  fc.assert(
    fc.property(
      fc.array(float, { minLength: 1, maxLength: 80 }),
      fc.integer({ min: 2, max: 20 }),
      (values, maxBin) => {
        const mapper = fitOne(values, maxBin);
        expect(mapper.numValueBins).toBeLessThanOrEqual(maxBin);
        expect([...mapper.bounds]).toEqual([...new Set(mapper.bounds)].sort((a, b) => a - b));
        for (const value of Float32Array.from(values)) {
          const bin = binOf(mapper, value);
          for (let at = 0; at < mapper.numValueBins; at++)
            expect(value <= thresholdOf(mapper, at)).toBe(bin <= at);
        }
      },
    ),
  );
});

test('each feature of a row-major sample has its own mapper', () => {
  const mappers = fitBinMappers(Float32Array.of(1, 10, 2, 20, 3, 20), 2, { maxBin: 255, minDataInBin: 1 });
  expect(mappers.map(({ bounds }) => [...bounds])).toEqual([[1.5, 2.5], [15]]);
});

test('mappers with the same bounds are equivalent', () => {
  expect(sameBins(fitOne([1, 2]), fitOne([1, 2]))).toBe(true);
  expect(sameBins(fitOne([1, 2]), fitOne([1, 3]))).toBe(false);
  expect(sameBins(fitOne([1, 2]), fitOne([1]))).toBe(false);
});

test('the sample is not modified', () => {
  const random = createRandom(1);
  const sample = Float32Array.from({ length: 50 }, () => random.nextFloat());
  const before = sample.slice();
  fitBinMappers(sample, 2, { maxBin: 5, minDataInBin: 1 });
  expect(sample).toEqual(before);
});

test('rejects an incomplete sample and too many bins', () => {
  expect(() => fitBinMappers(new Float32Array(5), 2, { maxBin: 255, minDataInBin: 1 })).toThrow(
    new ParameterError('a sample of whole rows of 2 values', '5 values'),
  );
  expect(() => fitOne([1], 256)).toThrow('expected maxBin to be an integer from 2 to 255, got 256');
});
