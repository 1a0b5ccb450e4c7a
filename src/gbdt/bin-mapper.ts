/**
 * A bin mapper turns the values of one feature into bins (uint8, so at most 256): value bins in ascending order, then
 * one bin for missing values (NaN), which every feature has.
 *
 *   bin      0           1                    numValueBins - 1      missingBin = numValueBins
 *   value    <= b[0]     <= b[1] and > b[0]   > all bounds          NaN
 *
 * Bounds are float32 values, so a threshold taken from them splits float32 rows identically everywhere.
 * -0 and +0 compare equal; -Infinity falls in the first bin and +Infinity in the last value bin.
 */
import { categoryOf, fitCategories } from './category-bins';
import { ParameterError } from './errors';
import { withoutTinyBounds } from './tiny-bounds';
import { BoundsFitter } from './kernels/bounds-fitter';
import type { BinMapper, BinOptions } from './bins';

export type { BinMapper, BinOptions } from './bins';

/**
 * Finds the bins of every feature from a sample of rows.
 * @param sample row-major, numFeatures values per row
 */
export function fitBinMappers(sample: Float32Array, numFeatures: number, options: BinOptions): BinMapper[] {
  if (!Number.isInteger(options.maxBin) || options.maxBin < 2 || options.maxBin > 255) {
    throw new ParameterError('maxBin to be an integer from 2 to 255', options.maxBin);
  }
  if (!Number.isInteger(options.minDataInBin) || options.minDataInBin < 1) {
    throw new ParameterError('minDataInBin to be an integer of at least 1', options.minDataInBin);
  }
  if (numFeatures < 1 || sample.length % numFeatures !== 0) {
    throw new ParameterError(`a sample of whole rows of ${numFeatures} values`, `${sample.length} values`);
  }
  const mappers: BinMapper[] = [];
  const numRows = sample.length / numFeatures;
  const numThreads = sample.length >= WORTH_THREADS ? (options.numThreads ?? 1) : 1;
  using fitter = new BoundsFitter(numRows, Math.min(GROUP, numFeatures), numThreads);
  for (let first = 0; first < numFeatures; first += GROUP) {
    const columns = fitter.columns.slice(0, numFeatures - first);
    fillColumns(sample, numFeatures, first, columns);
    const ofCategories = columns.map((column, i) =>
      options.categorical?.includes(first + i) ? fitCategories(column, options) : undefined,
    );
    const bounds = fitter.fit(columns.length, options);
    bounds.forEach((own, i) => mappers.push(ofCategories[i] ?? mapperOf(withoutTinyBounds(own))));
  }
  return mappers;
}

/** The mapper with these upper bounds (strictly ascending float32 values). */
export function mapperOf(bounds: Float32Array): BinMapper {
  const numValueBins = bounds.length + 1;
  return Object.freeze({ bounds, numValueBins, missingBin: numValueBins, numBins: numValueBins + 1 });
}

/** Minimum number of sampled values that are worth waking other threads for. */
const WORTH_THREADS = 2_000_000;

/** Number of features that share a cache line of a row: copied together, each line is fetched once. */
const GROUP = 16;

/** Copies the features starting at `first`, one into each column. */
function fillColumns(
  sample: Float32Array,
  numFeatures: number,
  first: number,
  columns: readonly Float32Array[],
): void {
  const numRows = sample.length / numFeatures;
  for (let tile = 0; tile < numRows; tile += TILE_ROWS) {
    const count = Math.min(TILE_ROWS, numRows - tile);
    for (let i = 0; i < columns.length; i++) {
      copyEvery(numFeatures, sample, tile * numFeatures + first + i, columns[i], tile, count);
    }
  }
}

/** Copies every `step`th value starting at `at`, `count` in total, to consecutive places starting at `to[first]`. */
function copyEvery(
  step: number,
  from: Float32Array,
  at: number,
  to: Float32Array,
  first: number,
  count: number,
): void {
  for (let i = 0; i < count; i++, at += step) to[first + i] = from[at];
}

/** Number of rows that stay in the L1 cache while their features are copied one after the other. */
const TILE_ROWS = 128;

/** Whether both mappers put every value into the same bin. */
export function sameBins(a: BinMapper, b: BinMapper): boolean {
  if (a === b) return true;
  if (!a.categories !== !b.categories || a.numBins !== b.numBins) return false;
  if (a.categories) return a.categories.every((category, bin) => category === b.categories?.[bin]);
  return a.bounds.every((bound, i) => bound === b.bounds[i]);
}

/** The bin of one value (a float32). */
export function binOf(mapper: BinMapper, value: number): number {
  if (value !== value) return mapper.missingBin;
  const { bounds, categories } = mapper;
  if (categories) {
    const bin = categories.indexOf(categoryOf(value));
    return bin < 0 ? mapper.missingBin : bin;
  }
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value <= bounds[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The threshold that sends value bins up to `bin` left: +Infinity for the last one (only missing values go right). */
export function thresholdOf(mapper: BinMapper, bin: number): number {
  return bin < mapper.bounds.length ? mapper.bounds[bin] : Infinity;
}
