/**
 * Histograms: for every bin of every feature the sums over a leaf's rows of (gradient, hessian, count).
 *
 *   feature        0                     1                ...
 *   bin            0     1    ...  NaN   0     1   ...
 *   histogram    [ g h n g h n ... g h n g h n ...        ]     at (firstBin[feature] + bin) * 3
 *
 * All entries are integers held in float64 (see gradients.ts), so sums and differences are exact.
 */
import { type BinnedRows } from './binned-rows';
import { type Gradients, HESSIAN_BITS } from './gradients';

/** Numbers a bin takes in a histogram. */
export const BIN_WIDTH = 3;

/** Rows that one packed sum may take: counts need 15 bits and hessians 15 more than one row's 21. */
const PACKED_ROWS = 2 ** 15;
const COUNT_UNIT = 2 ** (HESSIAN_BITS + 15 + 1);
/** Rows whose bins are walked feature by feature while they are still in cache. */
const BLOCK_ROWS = 512;
/** Features a pass; their packed sums stay in the first-level cache. */
const PASS_FEATURES = 4;

/** First bin of each feature in a histogram, and in the last place the number of bins of all features. */
export function firstBins({ mappers }: BinnedRows): Int32Array {
  const first = new Int32Array(mappers.length + 1);
  mappers.forEach((mapper, feature) => (first[feature + 1] = first[feature] + mapper.numBins));
  return first;
}

/** child := parent - sibling, written over the parent. */
export function subtractHistogram(parent: Float64Array, sibling: Float64Array): void {
  for (let i = 0; i < parent.length; i++) parent[i] -= sibling[i];
}

/**
 * Builds histograms of a leaf's rows.
 *
 * One row and feature costs two additions: a packed sum holds count x 2^37 + hessian, beside the gradient. Blocks of
 * rows are walked a few features at a time; every 2^15 rows the packed sums are unpacked into the histogram.
 */
export class HistogramBuilder {
  private readonly firstBin: Int32Array;
  private readonly packed: Float64Array;
  private readonly blockStart = new Int32Array(BLOCK_ROWS);
  private readonly blockGradient = new Float64Array(BLOCK_ROWS);
  private readonly blockPacked = new Float64Array(BLOCK_ROWS);

  constructor(private readonly data: BinnedRows) {
    this.firstBin = firstBins(data);
    this.packed = new Float64Array(this.firstBin[data.numFeatures] * 2);
  }

  /**
   * @param rows rows of the leaf: rowIndices[begin] to rowIndices[end - 1]
   * @param features ascending; bins of other features stay zero
   * @param out histogram to overwrite
   */
  build(
    rowIndices: Int32Array,
    begin: number,
    end: number,
    features: Int32Array,
    gradients: Gradients,
    out: Float64Array,
  ): void {
    out.fill(0);
    for (let start = begin; start < end; start += PACKED_ROWS) {
      const stop = Math.min(start + PACKED_ROWS, end);
      for (let block = start; block < stop; block += BLOCK_ROWS) {
        const size = Math.min(BLOCK_ROWS, stop - block);
        this.gatherBlock(rowIndices, block, size, gradients);
        this.addBlock(size, features);
      }
      unpack(this.packed, out);
    }
  }

  private gatherBlock(
    rowIndices: Int32Array,
    from: number,
    size: number,
    { gradient, hessian }: Gradients,
  ): void {
    const { blockStart, blockGradient, blockPacked } = this;
    const { numFeatures } = this.data;
    for (let i = 0; i < size; i++) {
      const row = rowIndices[from + i];
      blockStart[i] = row * numFeatures;
      blockGradient[i] = gradient[row];
      blockPacked[i] = COUNT_UNIT + hessian[row];
    }
  }

  private addBlock(size: number, features: Int32Array): void {
    const { rowMajor } = this.data;
    const { firstBin, packed, blockStart, blockGradient, blockPacked } = this;
    let at = 0;
    for (; at + PASS_FEATURES <= features.length; at += PASS_FEATURES) {
      const [a, b, c, d] = [features[at], features[at + 1], features[at + 2], features[at + 3]];
      // prettier-ignore
      addFourFeatures(rowMajor, blockStart, blockGradient, blockPacked, size, packed,
        a, b, c, d, firstBin[a] * 2, firstBin[b] * 2, firstBin[c] * 2, firstBin[d] * 2);
    }
    for (; at < features.length; at++) {
      const feature = features[at];
      addFeature(
        rowMajor,
        blockStart,
        blockGradient,
        blockPacked,
        size,
        packed,
        feature,
        firstBin[feature] * 2,
      );
    }
  }
}

// The hot loops stand alone: several in one function are compiled and thrown away again and again.

function addFourFeatures(
  bins: Uint8Array,
  starts: Int32Array,
  gradients: Float64Array,
  packedHessians: Float64Array,
  size: number,
  sums: Float64Array,
  a: number,
  b: number,
  c: number,
  d: number,
  sumsA: number,
  sumsB: number,
  sumsC: number,
  sumsD: number,
): void {
  for (let i = 0; i < size; i++) {
    const start = starts[i];
    const gradient = gradients[i];
    const packedHessian = packedHessians[i];
    const atA = sumsA + (bins[start + a] << 1);
    const atB = sumsB + (bins[start + b] << 1);
    const atC = sumsC + (bins[start + c] << 1);
    const atD = sumsD + (bins[start + d] << 1);
    sums[atA] += gradient;
    sums[atA + 1] += packedHessian;
    sums[atB] += gradient;
    sums[atB + 1] += packedHessian;
    sums[atC] += gradient;
    sums[atC + 1] += packedHessian;
    sums[atD] += gradient;
    sums[atD + 1] += packedHessian;
  }
}

function addFeature(
  bins: Uint8Array,
  starts: Int32Array,
  gradients: Float64Array,
  packedHessians: Float64Array,
  size: number,
  sums: Float64Array,
  feature: number,
  sumsFeature: number,
): void {
  for (let i = 0; i < size; i++) {
    const at = sumsFeature + (bins[starts[i] + feature] << 1);
    sums[at] += gradients[i];
    sums[at + 1] += packedHessians[i];
  }
}

/** Adds the packed sums to the histogram and clears them. */
function unpack(packed: Float64Array, histogram: Float64Array): void {
  for (let bin = 0, to = 0; bin < packed.length; bin += 2, to += BIN_WIDTH) {
    const countAndHessian = packed[bin + 1];
    if (countAndHessian === 0) continue;
    const count = Math.floor(countAndHessian / COUNT_UNIT);
    histogram[to] += packed[bin];
    histogram[to + 1] += countAndHessian - count * COUNT_UNIT;
    histogram[to + 2] += count;
    packed[bin] = 0;
    packed[bin + 1] = 0;
  }
}
