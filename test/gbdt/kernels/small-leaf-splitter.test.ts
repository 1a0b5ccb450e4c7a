/**
 * Small leaves split by the kernel, against the references of its parts, to the last bit.
 *
 * @slow Splits many leaves of many shapes.
 */
import { BIN_WIDTH, firstBins, MAX_PACKED_ROWS } from '../../../src/gbdt/histogram';
import { HistogramBuilder } from '../../../src/gbdt/kernels/histogram-builder';
import { sumHistogram } from '../../../src/gbdt/kernels/histogram.reference';
import { JobRunner } from '../../../src/gbdt/kernels/job-runner';
import { packHistogram } from '../../../src/gbdt/kernels/packed-histogram.reference';
import { divideRows } from '../../../src/gbdt/kernels/partition.reference';
import { SmallLeafSplitter } from '../../../src/gbdt/kernels/small-leaf-splitter';
import type { SmallLeaf } from '../../../src/gbdt/kernels/small-leaf-splitter';
import type { Sums } from '../../../src/gbdt/leaf-state';
import { leftBinsOf } from '../../../src/gbdt/left-bins';
import { resolveParams } from '../../../src/gbdt/resolve-params';
import type { TrainParams } from '../../../src/gbdt/params';
import { createRandom, drawSorted } from '../../../src/gbdt/random';
import { binsOf, findBestSplit } from '../../../src/gbdt/split-finder';
import { randomToyData, toyDataset } from '../toy-data';

const NUM_ROWS = 20_000;
const NUM_FEATURES = 11;
const { storage } = toyDataset(randomToyData(NUM_ROWS, NUM_FEATURES, 1, 0.05));
const { mappers, columns, memory } = storage;
const firstBin = firstBins(storage);
const features = Int32Array.of(0, 1, 2, 3, 4, 6, 7, 8, 9, 10); // not all of them
const units = { gradientUnit: 2 ** -13, hessianUnit: 2 ** -13 };
const random = createRandom(2);
const gradients = {
  gradient: Int16Array.from(
    { length: NUM_ROWS },
    (_, row) => (columns[0][row] << 5) + random.nextInt(9000) - 8192,
  ),
  hessian: Uint16Array.from({ length: NUM_ROWS }, () => random.nextInt(2 ** 11 + 1)),
};

function histogramOf(rows: Int32Array): Float64Array {
  const histogram = new Float64Array(firstBin[NUM_FEATURES] * BIN_WIDTH);
  sumHistogram(storage, rows, features, gradients, firstBin, histogram);
  return histogram;
}

function sumsOf(rows: Int32Array): Sums {
  return rows.reduce(
    ({ gradient, hessian, count }, row) => ({
      gradient: gradient + gradients.gradient[row],
      hessian: hessian + gradients.hessian[row],
      count: count + 1,
    }),
    { gradient: 0, hessian: 0, count: 0 },
  );
}

/** A leaf with a split, and the expected result. */
interface Case {
  readonly leaf: SmallLeaf;
  /** Where the leaf's rows go. */
  readonly target: Int32Array;
  readonly divided: Int32Array;
  readonly smaller: Int32Array;
  readonly larger: Int32Array;
}

function caseOf(runner: JobRunner, seed: number, numRows: number): Case {
  const draw = createRandom(seed);
  const rows = drawSorted(NUM_ROWS, numRows, draw);
  const feature = draw.nextInt(NUM_FEATURES);
  const split = { bin: draw.nextInt(mappers[feature].numValueBins), missingLeft: seed % 2 === 0 };
  const leftBins = leftBinsOf(split, mappers[feature]);
  const sides = Uint8Array.from({ length: 256 }, (_, bin) => (leftBins[bin >>> 5] >>> (bin & 31)) & 1);
  const divided = rows.slice();
  const left = divideRows(divided, columns[feature], sides);
  const isLeftSmaller = 2 * left <= numRows;
  const parts = [divided.subarray(0, left), divided.subarray(left)];
  const [smaller, larger] = isLeftSmaller ? parts : parts.toReversed();
  const histogram = runner.allocate(BigInt64Array, firstBin[NUM_FEATURES]);
  histogram.set(packHistogram(histogramOf(rows)));
  const { from, target } = targetsOf(runner, rows);
  const leaf = {
    ...{ rows: from.byteOffset, numRows, target: target.byteOffset, numLeft: left },
    ...{ split, mapper: mappers[feature], column: columns[feature], histogram, isLeftSmaller },
    smallerHistogram: runner.allocate(BigInt64Array, firstBin[NUM_FEATURES]),
    smaller: sumsOf(smaller),
    larger: sumsOf(larger),
  };
  return { leaf, target, divided, smaller, larger };
}

/** One thread divides in place. */
function targetsOf(runner: JobRunner, rows: Int32Array): Record<'from' | 'target', Int32Array> {
  const from = runner.copyOf(Int32Array, rows);
  return { from, target: runner.numThreads === 1 ? from : runner.allocate(Int32Array, rows.length) };
}

function everyRow(runner: JobRunner): Int32Array {
  return runner.copyOf(
    Int32Array,
    Array.from({ length: NUM_ROWS }, (_, row) => row),
  );
}

/** The part of a packed histogram that belongs to `features`. */
function wanted(packed: BigInt64Array): bigint[][] {
  return [...features].map((feature) => [...packed.subarray(firstBin[feature], firstBin[feature + 1])]);
}

const variants: [string, Partial<TrainParams>][] = [
  ['as they come', {}],
  ['L1 and L2', { lambdaL1: 0.4, lambdaL2: 2 }],
  ['few rows per leaf', { minDataInLeaf: 1, minSumHessianInLeaf: 0 }],
  ['much hessian per leaf', { minDataInLeaf: 1, minSumHessianInLeaf: 40 }],
  ['a gain to exceed', { minGainToSplit: 30 }],
  ['lambdaL2 beyond float32', { lambdaL2: 1e38 }],
];

describe.each([1, 2, 4])('%i threads', (numThreads) => {
  test.each(variants)('divide rows, sum the smaller child, find both splits: %s', (_, partial) => {
    const params = resolveParams(partial);
    using runner = new JobRunner(memory, numThreads);
    const builder = new HistogramBuilder(storage, runner, runner.copyOf(Int32Array, firstBin));
    const splitter = new SmallLeafSplitter(runner, builder);
    builder.prepare(gradients, everyRow(runner), features);
    const cases = [1, 40, 300, 2000, MAX_PACKED_ROWS].map((numRows, i) => caseOf(runner, i + 3, numRows));
    const answers = cases.map(({ leaf }) => splitter.split(leaf, units, params));
    const best = (rows: Int32Array): unknown =>
      findBestSplit(histogramOf(rows), firstBin, mappers, features, sumsOf(rows), units, params);
    cases.forEach(({ leaf, target, divided, smaller, larger }, i) => {
      expect(target).toEqual(divided);
      expect(wanted(leaf.smallerHistogram as BigInt64Array)).toEqual(
        wanted(packHistogram(histogramOf(smaller))),
      );
      expect(wanted(leaf.histogram)).toEqual(wanted(packHistogram(histogramOf(larger))));
      expect(answers[i]).toEqual({ smaller: best(smaller), larger: best(larger) });
    });
    const found = answers.filter(({ larger }) => larger !== undefined).length;
    expect(found).toBeGreaterThan(0);
  });
});

test('if no child may be split, the rows are divided and the histogram is not touched', () => {
  using runner = new JobRunner(memory, 1);
  const builder = new HistogramBuilder(storage, runner, runner.copyOf(Int32Array, firstBin));
  const splitter = new SmallLeafSplitter(runner, builder);
  builder.prepare(gradients, everyRow(runner), features);
  const { leaf, target, divided } = caseOf(runner, 8, 500);
  const before = leaf.histogram.slice();
  const unwanted = { ...leaf, smallerHistogram: undefined, smaller: undefined, larger: undefined };
  const answer = splitter.split(unwanted, units, resolveParams({}));
  expect(answer).toEqual({ smaller: undefined, larger: undefined });
  expect(target).toEqual(divided);
  expect(leaf.histogram).toEqual(before);
});

test('the kernel packs histograms as the reference does', () => {
  const rows = drawSorted(NUM_ROWS, MAX_PACKED_ROWS, createRandom(5));
  using runner = new JobRunner(memory, 1);
  const histogram = runner.copyOf(Float64Array, histogramOf(rows));
  const packed = runner.allocate(BigInt64Array, firstBin[NUM_FEATURES]);
  runner.kernels.packHistogram(histogram.byteOffset, packed.byteOffset, packed.length);
  expect(packed).toEqual(packHistogram(histogramOf(rows)));
  expect(wanted(packed)[0]).toHaveLength(binsOf(histogram, firstBin, 0).length / BIN_WIDTH);
});
