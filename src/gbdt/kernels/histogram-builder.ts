/** Builds the histograms of leaves with the kernel of assembly/histogram-job.ts. */
import { type BinnedRows } from '../binned-rows';
import { type Gradients } from '../gradients';
import { BIN_WIDTH, MOST_PACKED_ROWS } from '../histogram';
import { JOB, type JobRunner } from './job-runner';

/** Features whose bins are one 64-bit word of a row. */
const WORD_FEATURES = 8;
/** From so many wanted features a whole word is cheaper than one feature after the other. */
const WORTH_A_WORD = 5;
/** Rows x features from which the other threads are called: less is done sooner than they are awake. */
const WORTH_THREADS = 60_000;

/** Of a thread's area (histogram-job.ts): the flag, 512 addends, 256 packed sums a feature, 512 gathered rows. */
const FLAG_BYTES = 64;
const BLOCK_ROWS = 512;
const FEATURE_BYTES = 256 * 8;
/** What leaf-job.ts needs where sums of rows have their histogram: tables and the row numbers of a small leaf. */
const LEAF_JOB_BYTES = 320 + MOST_PACKED_ROWS * 4;

export class HistogramBuilder {
  private gradient: Int16Array = new Int16Array(0);
  private hessian: Uint16Array = new Uint16Array(0);
  /** For gradients from elsewhere. */
  private copies: Pick<Gradients, 'gradient' | 'hessian'> | undefined;
  private readonly words: Uint32Array;
  private readonly singles: Uint32Array;
  private readonly features: Int32Array;
  private readonly areas: Uint8Array;
  private readonly areaBytes: number;
  private numWords = 0;
  private numSingles = 0;
  private numFeatures = 0;

  /** @param firstBin where each feature begins in a histogram, and the number of all bins (histogram.ts), in the kernels' memory */
  constructor(
    private readonly data: BinnedRows,
    private readonly runner: JobRunner,
    private readonly firstBin: Int32Array,
  ) {
    const { numFeatures, stride } = data;
    this.words = runner.allocate(Uint32Array, stride / WORD_FEATURES);
    this.singles = runner.allocate(Uint32Array, numFeatures);
    this.features = runner.allocate(Int32Array, numFeatures);
    const pitch = (stride + 15) & ~15;
    const histogramBytes = Math.max(firstBin[numFeatures] * BIN_WIDTH * 8, LEAF_JOB_BYTES);
    const bytes = FLAG_BYTES + BLOCK_ROWS * 8 + stride * FEATURE_BYTES + BLOCK_ROWS * pitch + histogramBytes;
    this.areaBytes = (bytes + 63) & ~63;
    this.areas = runner.allocate(Uint8Array, this.areaBytes * runner.numThreads);
  }

  /**
   * What the histograms of a tree are made of.
   * @param features ascending; what histograms hold for other features is undefined
   */
  prepare(gradients: Pick<Gradients, 'gradient' | 'hessian'>, features: Int32Array): void {
    ({ gradient: this.gradient, hessian: this.hessian } = this.inMemory(gradients));
    this.areas.fill(0);
    this.features.set(features);
    this.numFeatures = features.length;
    const wantedOf = new Uint8Array(this.words.length);
    for (const feature of features) wantedOf[Math.floor(feature / WORD_FEATURES)]++;
    const words = [...wantedOf.keys()].filter((word) => wantedOf[word] >= WORTH_A_WORD);
    const singles = features.filter((f) => wantedOf[Math.floor(f / WORD_FEATURES)] < WORTH_A_WORD);
    this.words.set(words);
    this.numWords = words.length;
    this.singles.set(singles);
    this.numSingles = singles.length;
  }

  /**
   * @param rows rows of the leaf, in the kernels' memory
   * @param out histogram to write, in the kernels' memory
   */
  build(rows: Int32Array, out: Float64Array): void {
    const isWorthThreads = this.runner.numThreads > 1 && rows.length * this.numFeatures >= WORTH_THREADS;
    const sources = this.sources(out.byteOffset);
    this.runner[isWorthThreads ? 'run' : 'runAlone'](JOB.sum, rows.byteOffset, rows.length, ...sources);
  }

  /** Arguments 2 to 16 of the jobs that sum rows (assembly/histogram-job.ts). */
  sources(out: number): number[] {
    const { data, gradient, hessian, words, singles, features, firstBin, areas } = this;
    return [
      ...[gradient.byteOffset, hessian.byteOffset, data.rowMajor.byteOffset, data.stride],
      ...[words.byteOffset, this.numWords, singles.byteOffset, this.numSingles],
      ...[features.byteOffset, this.numFeatures, firstBin.byteOffset, out],
      ...[areas.byteOffset, this.areaBytes, data.numFeatures],
    ];
  }

  /** parent -= sibling: the other child's histogram, written over the parent's. */
  subtract(parent: Float64Array, sibling: Float64Array): void {
    this.runner.kernels.subtractHistogram(parent.byteOffset, sibling.byteOffset, parent.byteLength);
  }

  private inMemory(
    gradients: Pick<Gradients, 'gradient' | 'hessian'>,
  ): Pick<Gradients, 'gradient' | 'hessian'> {
    const { runner, data } = this;
    if (runner.memory.holds(gradients.gradient) && runner.memory.holds(gradients.hessian)) return gradients;
    this.copies ??= {
      gradient: runner.allocate(Int16Array, data.numRows),
      hessian: runner.allocate(Uint16Array, data.numRows),
    };
    this.copies.gradient.set(gradients.gradient);
    this.copies.hessian.set(gradients.hessian);
    return this.copies;
  }
}
