/**
 * Binning in WebAssembly gives the bins of binOf and of the TypeScript look-up, for every kind of float32.
 *
 * @slow Bins many values.
 */
import { binColumn, createBinLookup } from '../../../src/gbdt/bin-lookup';
import { binOf, fitBinMappers, mapperOf } from '../../../src/gbdt/bin-mapper';
import { KernelMemory } from '../../../src/gbdt/kernels/kernel-memory';
import { RowBinner } from '../../../src/gbdt/kernels/row-binner';
import { createRandom } from '../../../src/gbdt/random';
import { randomToyData } from '../toy-data';

const STRIDE = 8;

test.each([1, 2, 4])('rows of all kinds, in pieces that do not fill tiles: %i threads', (numThreads) => {
  const { rows, numRows, numFeatures } = randomToyData(30_000, 7, 12);
  const mappers = fitBinMappers(rows, numFeatures, { maxBin: 255, minDataInBin: 1 });
  const memory = new KernelMemory();
  using binner = new RowBinner(memory, mappers, STRIDE, numThreads);
  const bins = memory.allocate(Uint8Array, numRows * STRIDE);
  for (const [begin, end] of [
    [0, 5],
    [5, 1900],
    [1900, 30_000],
  ])
    binner.bin(rows.subarray(begin * numFeatures, end * numFeatures), bins.subarray(begin * STRIDE));
  const expected = new Uint8Array(numRows * STRIDE);
  mappers.forEach((mapper, feature) => {
    binColumn(createBinLookup(mapper), rows, feature, numFeatures, expected, STRIDE);
  });
  expect(bins).toEqual(expected);
  mappers.forEach((_, feature) => {
    const finite = Array.from({ length: numRows }, (_, row) => rows[row * numFeatures + feature]).filter(
      Number.isFinite,
    );
    expect(binner.featureRanges[feature]).toEqual([Math.min(...finite) + 0, Math.max(...finite) + 0]);
  });
});

test('arbitrary bits, and the neighbours of every bound', () => {
  const random = createRandom(4);
  const bits = Uint32Array.from({ length: 5000 }, () => random.nextUint32());
  const anyBounds = Float32Array.from(new Set(new Float32Array(bits.buffer).filter(Number.isFinite)))
    .sort()
    .subarray(0, 250);
  const dense = Float32Array.from({ length: 250 }, (_, i) => 1 + i * 2 ** -20); // all in one range
  for (const bounds of [anyBounds, dense, Float32Array.of(-1, 0, 1), new Float32Array(0)]) {
    const mapper = mapperOf(bounds);
    const near = new Float32Array(bounds.length * 3);
    const nearBits = new Int32Array(near.buffer);
    bounds.forEach((bound, i) => {
      near.fill(bound, 3 * i, 3 * i + 3);
      nearBits[3 * i]--;
      nearBits[3 * i + 2]++;
    });
    const special = [0, -0, NaN, Infinity, -Infinity, 2 ** -149, -(2 ** -149), 3.4028234663852886e38];
    const values = Float32Array.of(...special, ...near, ...new Float32Array(bits.buffer));
    const memory = new KernelMemory();
    const bins = memory.allocate(Uint8Array, values.length * STRIDE);
    new RowBinner(memory, [mapper], STRIDE).bin(values, bins);
    expect(Array.from(values, (_, row) => bins[row * STRIDE])).toEqual(
      Array.from(values, (value) => binOf(mapper, value)),
    );
  }
});

test('a feature without a finite value has no range', () => {
  const memory = new KernelMemory();
  const binner = new RowBinner(memory, [mapperOf(Float32Array.of(1))], STRIDE);
  binner.bin(Float32Array.of(NaN, Infinity, -Infinity), memory.allocate(Uint8Array, 3 * STRIDE));
  expect(binner.featureRanges).toEqual([[NaN, NaN]]);
});
