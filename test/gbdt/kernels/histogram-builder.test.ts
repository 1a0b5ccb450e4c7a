/** The histogram kernel against sums made row by row, and the exactness that the trainer builds on. */
import type { BinnedRows } from '../../../src/gbdt/binned-rows';
import { GRADIENT_BITS, HESSIAN_BITS, wideBits } from '../../../src/gbdt/gradients';
import type { Gradients } from '../../../src/gbdt/gradients';
import { BIN_WIDTH, firstBins } from '../../../src/gbdt/histogram';
import { HistogramBuilder } from '../../../src/gbdt/kernels/histogram-builder';
import { subtractHistogram, sumHistogram } from '../../../src/gbdt/kernels/histogram.reference';
import { JobRunner } from '../../../src/gbdt/kernels/job-runner';
import { createRandom, drawSorted } from '../../../src/gbdt/random';
import { randomToyData, toyDataset } from '../toy-data';

const NUM_ROWS = 30_000; // more than three fillings of the packed sums
const NUM_FEATURES = 19; // two words of eight features and a padded one
const { storage } = toyDataset(randomToyData(NUM_ROWS, NUM_FEATURES, 1));
const everyRow = Int32Array.from({ length: NUM_ROWS }, (_, row) => row);
const everyFeature = Int32Array.from({ length: NUM_FEATURES }, (_, feature) => feature);
const gradients = randomGradients(NUM_ROWS, 2);

type IntegerGradients = Pick<Gradients, 'gradient' | 'hessian'>;

function randomGradients(numRows: number, seed: number): IntegerGradients {
  const random = createRandom(seed);
  const range = 2 ** GRADIENT_BITS;
  return {
    gradient: Int16Array.from({ length: numRows }, () => random.nextInt(2 * range + 1) - range),
    hessian: Uint16Array.from({ length: numRows }, () => random.nextInt(2 ** HESSIAN_BITS + 1)),
  };
}

/** Histograms of one data set by the kernel. */
class Bench {
  private readonly runner: JobRunner;
  private readonly builder: HistogramBuilder;
  private readonly firstBin: Int32Array;

  constructor(
    private readonly data: BinnedRows,
    numThreads = 1,
  ) {
    this.runner = new JobRunner(data.memory, numThreads);
    this.firstBin = this.inMemory(firstBins(data));
    this.builder = new HistogramBuilder(data, this.runner, this.firstBin);
  }

  build(rows: Int32Array, features = everyFeature, of = gradients): Float64Array {
    const out = this.data.memory.allocate(Float64Array, this.firstBin[this.data.numFeatures] * BIN_WIDTH);
    const ofLeaf = this.inMemory(rows);
    this.builder.prepare(of, ofLeaf, features);
    this.builder.build(ofLeaf, out);
    return out;
  }

  subtract(parent: Float64Array, sibling: Float64Array): void {
    this.builder.subtract(parent, sibling);
  }

  [Symbol.dispose](): void {
    this.runner[Symbol.dispose]();
  }

  private inMemory(numbers: Int32Array): Int32Array {
    const array = this.data.memory.allocate(Int32Array, numbers.length);
    array.set(numbers);
    return array;
  }
}

function buildByReference(
  data: BinnedRows,
  rows: Int32Array,
  features = everyFeature,
  of = gradients,
): Float64Array {
  const out = new Float64Array(firstBins(data)[data.numFeatures] * BIN_WIDTH);
  sumHistogram(data, rows, features, of, firstBins(data), out);
  return out;
}

/** The part of a histogram that belongs to `features`. */
function only(histogram: Float64Array, features: Int32Array): number[][] {
  const first = firstBins(storage);
  return [...features].map((f) => [...histogram.subarray(first[f] * BIN_WIDTH, first[f + 1] * BIN_WIDTH)]);
}

describe.each([1, 2, 4])('%i threads', (numThreads) => {
  test.each([
    ['all', [...everyFeature]],
    ['one', [6]],
    ['some of every word', [0, 1, 2, 3, 7, 9, 11, 17]],
    ['the padded word', [16, 17, 18]],
  ])('sum gradients, hessians and rows by bin: %s of the features', (_, chosen) => {
    using bench = new Bench(storage, numThreads);
    const features = Int32Array.from(chosen);
    for (const rows of [everyRow, drawSorted(NUM_ROWS, 12_345, createRandom(3)), Int32Array.of(7)]) {
      const expected = buildByReference(storage, rows, features);
      expect(only(bench.build(rows, features), features)).toEqual(only(expected, features));
    }
  });

  test('sum wide gradients exactly, and packed ones before and after', () => {
    const random = createRandom(8);
    const { gradientBits, hessianBits } = wideBits(NUM_ROWS);
    const integer = (bits: number): number => Math.floor(random.nextFloat() * (2 ** bits + 1));
    const wide: IntegerGradients = {
      gradient: Float64Array.from(everyRow, (row) => (row % 2 ? -1 : 1) * integer(gradientBits)),
      hessian: Float64Array.from(everyRow, () => integer(hessianBits)),
    };
    // The largest numbers in one bin, too: sums must stay exact.
    wide.gradient.fill(2 ** gradientBits, 0, 9000);
    wide.hessian.fill(2 ** hessianBits, 0, 9000);
    using bench = new Bench(storage, numThreads);
    for (const features of [everyFeature, Int32Array.of(0, 1, 2, 3, 7, 9, 11, 17)]) {
      for (const rows of [
        everyRow,
        drawSorted(NUM_ROWS, 12_345, createRandom(3)),
        everyRow.subarray(5, 40),
      ]) {
        for (const numbers of [gradients, wide, gradients]) {
          const built = only(bench.build(rows, features, numbers), features);
          expect(built).toEqual(only(buildByReference(storage, rows, features, numbers), features));
        }
      }
    }
  });

  test('packed sums do not overflow with the largest numbers, all in one bin', () => {
    const constant = {
      rows: new Float32Array(100_003).fill(1),
      labels: new Uint8Array(100_003),
      numFeatures: 1,
    };
    const { storage: data } = toyDataset(constant);
    const rows = Int32Array.from({ length: 100_003 }, (_, row) => row);
    for (const sign of [-1, 1]) {
      using bench = new Bench(data, numThreads);
      const extreme: IntegerGradients = {
        gradient: new Int16Array(100_003).fill(sign * 2 ** GRADIENT_BITS),
        hessian: new Uint16Array(100_003).fill(2 ** HESSIAN_BITS),
      };
      const [gradient, hessian, count] = bench.build(rows, Int32Array.of(0), extreme);
      expect([gradient, hessian, count]).toEqual([
        sign * 2 ** GRADIENT_BITS * 100_003,
        2 ** HESSIAN_BITS * 100_003,
        100_003,
      ]);
    }
  });
});

test('the order of the rows does not matter', () => {
  using bench = new Bench(storage);
  expect(bench.build(everyRow.toReversed())).toEqual(bench.build(everyRow));
});

test('parent - sibling is the child to the last bit', () => {
  using bench = new Bench(storage);
  const inLeft = new Set(drawSorted(NUM_ROWS, 11_000, createRandom(4)));
  const left = bench.build(everyRow.filter((row) => inLeft.has(row)));
  const right = bench.build(everyRow.filter((row) => !inLeft.has(row)));
  const difference = bench.build(everyRow);
  const byReference = difference.slice();
  bench.subtract(difference, left);
  subtractHistogram(byReference, left);
  expect(difference).toEqual(right);
  expect(byReference).toEqual(new Float64Array(right));
});

test('a builder can be reused: earlier leaves have no effect', () => {
  using bench = new Bench(storage);
  bench.build(everyRow);
  const few = everyRow.subarray(100, 200);
  expect([...bench.build(few)]).toEqual([...buildByReference(storage, few)]);
});
