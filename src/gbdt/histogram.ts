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
/** Features that share a 32-bit word of a row. Their packed sums (16 KB) stay in the first-level cache. */
const WORD_FEATURES = 4;
/** From so many wanted features a whole word is cheaper than one feature after the other. */
const WORTH_A_WORD = 3;

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
 * rows are walked four features at a time, whose bins are one 32-bit word (little-endian, as on every platform that
 * Node runs on with WebAssembly); every 2^15 rows the packed sums are unpacked into the histogram.
 */
export class HistogramBuilder {
  private readonly firstBin: Int32Array;
  private readonly words: Uint32Array;
  /** By bin (gradient, packed); one more bin at the end takes what the padding of a row's last word adds. */
  private readonly packed: Float64Array;
  private readonly block: Block = {
    start: new Int32Array(BLOCK_ROWS),
    gradient: new Float64Array(BLOCK_ROWS),
    packed: new Float64Array(BLOCK_ROWS),
    touched: new Int32Array(BLOCK_ROWS),
  };

  constructor(private readonly data: BinnedRows) {
    this.firstBin = firstBins(data);
    this.words = new Uint32Array(
      data.rowMajor.buffer,
      data.rowMajor.byteOffset,
      data.rowMajor.length / WORD_FEATURES,
    );
    this.packed = new Float64Array((this.firstBin[data.numFeatures] + 1) * 2);
  }

  /**
   * @param rowIndices rows of the leaf: rowIndices[begin] to rowIndices[end - 1]
   * @param features ascending; what the histogram holds for other features is undefined
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
    const plan = planPasses(features);
    out.fill(0);
    for (let start = begin; start < end; start += PACKED_ROWS) {
      const stop = Math.min(start + PACKED_ROWS, end);
      for (let from = start; from < stop; from += BLOCK_ROWS) {
        const size = Math.min(BLOCK_ROWS, stop - from);
        gatherBlock(
          rowIndices,
          from,
          size,
          gradients,
          this.words,
          this.data.stride / WORD_FEATURES,
          this.block,
        );
        this.addBlock(size, plan);
      }
      unpack(this.packed, out);
    }
  }

  private addBlock(size: number, { words, singles }: Plan): void {
    for (const word of words) {
      const [a, b, c, d] = [0, 1, 2, 3].map((i) => this.sumsOf(word * WORD_FEATURES + i));
      addWord(this.words, word, this.block, size, this.packed, a, b, c, d);
    }
    for (const feature of singles) {
      addFeature(this.data.rowMajor, feature, this.block, size, this.packed, this.sumsOf(feature));
    }
  }

  /** Where the packed sums of a feature begin; padding shares the bin at the end. */
  private sumsOf(feature: number): number {
    return this.firstBin[Math.min(feature, this.data.numFeatures)] * 2;
  }
}

/** Up to BLOCK_ROWS rows of a leaf: where their bins start (in words), their gradients and packed hessians. */
interface Block {
  readonly start: Int32Array;
  readonly gradient: Float64Array;
  readonly packed: Float64Array;
  readonly touched: Int32Array;
}

/** Words to add whole, and features to add alone because their words are mostly unwanted. */
interface Plan {
  readonly words: readonly number[];
  readonly singles: readonly number[];
}

function planPasses(features: Int32Array): Plan {
  const byWord = new Map<number, number[]>();
  for (const feature of features) {
    const word = Math.floor(feature / WORD_FEATURES);
    byWord.set(word, [...(byWord.get(word) ?? []), feature]);
  }
  const isWhole = ([, wanted]: [number, number[]]): boolean => wanted.length >= WORTH_A_WORD;
  return {
    words: [...byWord].filter(isWhole).map(([word]) => word),
    singles: [...byWord].filter((entry) => !isWhole(entry)).flatMap(([, wanted]) => wanted),
  };
}

// The hot loops stand alone: several in one function are compiled and thrown away again and again.

/**
 * Reads the first and the last word of every row for no other purpose than to have the row in cache: here the
 * processor overlaps many cache misses, in the loops below it could not (a third less time for scattered rows).
 */
function gatherBlock(
  rowIndices: Int32Array,
  from: number,
  size: number,
  { gradient, hessian }: Gradients,
  words: Uint32Array,
  wordsPerRow: number,
  block: Block,
): void {
  const { start, gradient: blockGradient, packed, touched } = block;
  for (let i = 0; i < size; i++) {
    const row = rowIndices[from + i];
    const first = row * wordsPerRow;
    start[i] = first;
    touched[i] = words[first] + words[first + wordsPerRow - 1];
    blockGradient[i] = gradient[row];
    packed[i] = COUNT_UNIT + hessian[row];
  }
}

function addWord(
  words: Uint32Array,
  word: number,
  { start, gradient, packed }: Block,
  size: number,
  sums: Float64Array,
  sumsA: number,
  sumsB: number,
  sumsC: number,
  sumsD: number,
): void {
  for (let i = 0; i < size; i++) {
    const bins = words[start[i] + word];
    const g = gradient[i];
    const h = packed[i];
    const a = sumsA + ((bins & 255) << 1);
    const b = sumsB + ((bins >>> 7) & 510);
    const c = sumsC + ((bins >>> 15) & 510);
    const d = sumsD + ((bins >>> 23) & 510);
    sums[a] += g;
    sums[a + 1] += h;
    sums[b] += g;
    sums[b + 1] += h;
    sums[c] += g;
    sums[c + 1] += h;
    sums[d] += g;
    sums[d + 1] += h;
  }
}

function addFeature(
  rowMajor: Uint8Array,
  feature: number,
  { start, gradient, packed }: Block,
  size: number,
  sums: Float64Array,
  sumsFeature: number,
): void {
  for (let i = 0; i < size; i++) {
    const at = sumsFeature + (rowMajor[start[i] * WORD_FEATURES + feature] << 1);
    sums[at] += gradient[i];
    sums[at + 1] += packed[i];
  }
}

/** Adds the packed sums to the histogram and clears them (those of the padding are left to grow, unread). */
function unpack(packed: Float64Array, histogram: Float64Array): void {
  for (let bin = 0, to = 0; to < histogram.length; bin += 2, to += BIN_WIDTH) {
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
