/** The split search in WebAssembly finds what findBestSplit finds, to the last bit. */
import { BIN_WIDTH } from '../../../src/gbdt/histogram';
import { JobRunner } from '../../../src/gbdt/kernels/job-runner';
import { KernelMemory } from '../../../src/gbdt/kernels/kernel-memory';
import { SplitScanner } from '../../../src/gbdt/kernels/split-scanner';
import { mapperOf } from '../../../src/gbdt/bin-mapper';
import { resolveParams } from '../../../src/gbdt/resolve-params';
import type { TrainParams } from '../../../src/gbdt/params';
import { createRandom } from '../../../src/gbdt/random';
import { findBestSplit } from '../../../src/gbdt/split-finder';

const BINS = [3, 40, 2, 256, 17];
const units = { gradientUnit: 2 ** -13, hessianUnit: 2 ** -13 };
const features = Int32Array.from(BINS.keys());
const mappers = BINS.map((bins) => mapperOf(Float32Array.from({ length: bins - 2 }, (_, i) => i)));

/** A leaf's histogram: the same rows spread over the bins of each feature. */
function randomHistogram(seed: number): { histogram: Float64Array; firstBin: Int32Array; numRows: number } {
  const random = createRandom(seed);
  const numRows = 20 + random.nextInt(400);
  const firstBin = Int32Array.from([0, ...BINS.map((_, i) => BINS.slice(0, i + 1).reduce((a, b) => a + b))]);
  const histogram = new Float64Array(firstBin[BINS.length] * BIN_WIDTH);
  for (let row = 0; row < numRows; row++) {
    const gradient = random.nextInt(2 ** 14) - 2 ** 13;
    const hessian = random.nextInt(2 ** 11);
    BINS.forEach((bins, feature) => {
      const usesMissing = feature % 2 === 0;
      const at = (firstBin[feature] + random.nextInt(usesMissing ? bins : bins - 1)) * BIN_WIDTH;
      histogram[at] += gradient;
      histogram[at + 1] += hessian;
      histogram[at + 2] += 1;
    });
  }
  return { histogram, firstBin, numRows };
}

const variants: [string, Partial<TrainParams>][] = [
  ['as they come', {}],
  ['L1 and L2', { lambdaL1: 0.4, lambdaL2: 2 }],
  ['few rows per leaf', { minDataInLeaf: 1, minSumHessianInLeaf: 0 }],
  ['much hessian per leaf', { minDataInLeaf: 1, minSumHessianInLeaf: 4 }],
  ['a gain to exceed', { minGainToSplit: 3 }],
  ['nothing can be split', { minDataInLeaf: 10_000 }],
];

test.each(variants)('%s', (_, partial) => {
  const params = resolveParams(partial);
  let found = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const memory = new KernelMemory();
    const { histogram, firstBin, numRows } = randomHistogram(seed);
    const [inMemory, firstInMemory] = [
      memory.allocate(Float64Array, histogram.length),
      memory.allocate(Int32Array, firstBin.length),
    ];
    inMemory.set(histogram);
    firstInMemory.set(firstBin);
    const scanner = new SplitScanner(new JobRunner(memory, 1), firstInMemory);
    const sums = { gradient: 0, hessian: 0, count: numRows };
    for (let at = 0; at < BINS[0] * BIN_WIDTH; at += BIN_WIDTH) {
      sums.gradient += histogram[at];
      sums.hessian += histogram[at + 1];
    }
    const expected = findBestSplit(histogram, firstBin, mappers, features, sums, units, params);
    expect(scanner.findBestSplit({ histogram: inMemory, sums }, features, units, params)).toEqual(expected);
    if (expected) found++;
  }
  expect(found > 0).toBe(partial.minDataInLeaf !== 10_000);
});
