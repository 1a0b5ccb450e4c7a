/** Histograms against sums made row by row, and the exactness that the trainer builds on. */
import { type Gradients } from '../../src/gbdt/gradients';
import { BIN_WIDTH, firstBins, HistogramBuilder, subtractHistogram } from '../../src/gbdt/histogram';
import { type BinnedRows } from '../../src/gbdt/binned-rows';
import { createRandom, drawSorted } from '../../src/gbdt/random';
import { randomToyData, toyDataset } from './toy-data';

function randomGradients(numRows: number, seed: number): Gradients {
  const random = createRandom(seed);
  return {
    gradient: Int32Array.from({ length: numRows }, () => random.nextInt(2 ** 31) - 2 ** 30),
    hessian: Int32Array.from({ length: numRows }, () => random.nextInt(2 ** 21 + 1)),
    gradientUnit: 1,
    hessianUnit: 1,
  };
}

function build(data: BinnedRows, rows: Int32Array, features: Int32Array, gradients: Gradients): Float64Array {
  const out = new Float64Array(firstBins(data)[data.numFeatures] * BIN_WIDTH).fill(NaN);
  new HistogramBuilder(data).build(rows, 0, rows.length, features, gradients, out);
  return out;
}

function buildNaively(
  data: BinnedRows,
  rows: Int32Array,
  features: Int32Array,
  gradients: Gradients,
): Float64Array {
  const first = firstBins(data);
  const out = new Float64Array(first[data.numFeatures] * BIN_WIDTH);
  for (const feature of features) {
    for (const row of rows) {
      const at = (first[feature] + data.columns[feature][row]) * BIN_WIDTH;
      out[at] += gradients.gradient[row];
      out[at + 1] += gradients.hessian[row];
      out[at + 2] += 1;
    }
  }
  return out;
}

/** The part of a histogram that belongs to `features`. */
function only(histogram: Float64Array, data: BinnedRows, features: Int32Array): number[][] {
  const first = firstBins(data);
  return [...features].map((f) => [...histogram.subarray(first[f] * BIN_WIDTH, first[f + 1] * BIN_WIDTH)]);
}

const { storage } = toyDataset(randomToyData(3000, 11, 1));
const gradients = randomGradients(3000, 2);
const everyRow = Int32Array.from({ length: 3000 }, (_, row) => row);
const everyFeature = Int32Array.from({ length: 11 }, (_, feature) => feature);

test.each([
  ['all', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  ['one', [6]],
  ['some of every word', [0, 5, 6, 7, 10]],
  ['the padded word', [8, 9, 10]],
])('sums gradients, hessians and rows by bin: %s of the features', (_, chosen) => {
  const features = Int32Array.from(chosen);
  const rows = drawSorted(3000, 1234, createRandom(3));
  const fast = build(storage, rows, features, gradients);
  expect(only(fast, storage, features)).toEqual(
    only(buildNaively(storage, rows, features, gradients), storage, features),
  );
});

test('does not depend on the order of the rows', () => {
  const backwards = everyRow.toReversed();
  expect(build(storage, backwards, everyFeature, gradients)).toEqual(
    build(storage, everyRow, everyFeature, gradients),
  );
});

test('parent - sibling is the child to the last bit', () => {
  const inLeft = new Set(drawSorted(3000, 1100, createRandom(4)));
  const left = everyRow.filter((row) => inLeft.has(row));
  const right = everyRow.filter((row) => !inLeft.has(row));
  const difference = build(storage, everyRow, everyFeature, gradients);
  subtractHistogram(difference, build(storage, left, everyFeature, gradients));
  expect(difference).toEqual(build(storage, right, everyFeature, gradients));
});

test('packed sums stay exact over many rows of the largest hessian in one bin', () => {
  const numRows = 100_003; // more than three fillings of a packed sum
  const constant = {
    rows: new Float32Array(numRows).fill(1),
    labels: new Uint8Array(numRows),
    numFeatures: 1,
  };
  const { storage: data } = toyDataset(constant);
  const extreme: Gradients = {
    gradient: new Int32Array(numRows).fill(-(2 ** 30)),
    hessian: new Int32Array(numRows).fill(2 ** 21),
    gradientUnit: 1,
    hessianUnit: 1,
  };
  const rows = Int32Array.from({ length: numRows }, (_, row) => row);
  const [gradient, hessian, count] = build(data, rows, Int32Array.of(0), extreme);
  expect([gradient, hessian, count]).toEqual([-(2 ** 30) * numRows, 2 ** 21 * numRows, numRows]);
});

test('a builder can be used again: nothing is left of the leaf before', () => {
  const builder = new HistogramBuilder(storage);
  const out = new Float64Array(firstBins(storage)[11] * BIN_WIDTH);
  builder.build(everyRow, 0, 3000, everyFeature, gradients, out);
  builder.build(everyRow, 100, 200, everyFeature, gradients, out);
  expect(out).toEqual(buildNaively(storage, everyRow.subarray(100, 200), everyFeature, gradients));
});
