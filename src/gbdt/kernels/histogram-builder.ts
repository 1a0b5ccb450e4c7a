/** Builds the histograms of leaves with the kernel of assembly/histogram-job.ts. */
import type { BinnedRows } from '../binned-rows';
import type { Gradients } from '../gradients';
import { BIN_WIDTH, MAX_PACKED_ROWS } from '../histogram';
import { FeaturePieces } from './feature-pieces';
import { JOB } from './job-runner';
import type { JobRunner } from './job-runner';

/** Minimum rows x features that are worth waking the other threads for. */
const MIN_WORK_FOR_THREADS = 60_000;

/** Scan arguments for a histogram that is already complete. */
export const NO_PARTS: readonly number[] = [0, 0, 0];

/** Number of arguments that `sources` returns, and which of them is the output histogram. */
const NUM_SOURCES = 16;
const OUT = 11;

/** Layout of a thread's area (histogram-job.ts): flag, 512 addends, 256 packed sums per feature, 512 gathered rows. */
const FLAG_BYTES = 64;
const BLOCK_ROWS = 512;
const FEATURE_BYTES = 256 * 8;
const SUMS = FLAG_BYTES + BLOCK_ROWS * 8;
/** Scratch space of leaf-job.ts, in place of the histogram: tables and the row numbers of a small leaf. */
const LEAF_JOB_BYTES = 320 + MAX_PACKED_ROWS * 4;

export class HistogramBuilder {
  /** What each row adds to a packed sum (assembly/addends-job.ts). */
  private readonly addends: BigInt64Array;
  /** Copies of gradients that live outside the kernels' memory. */
  private copies: Pick<Gradients, 'gradient' | 'hessian'> | undefined;
  private readonly features: FeaturePieces;
  /** Arguments of the jobs that sum rows, from the third one on (`sources`). */
  private readonly arguments = new Uint32Array(NUM_SOURCES);
  /** Per-thread areas. Their packed sums are zero between the jobs of a tree. */
  private readonly areas: Uint8Array;
  private readonly areaBytes: number;
  /** Offset of the thread's histogram in its area. */
  private readonly histogramAt: number;

  /** @param firstBin first bin of each feature, then the total number of bins (histogram.ts), in the kernels' memory */
  constructor(
    private readonly data: BinnedRows,
    private readonly runner: JobRunner,
    private readonly firstBin: Int32Array,
  ) {
    const { numFeatures, stride } = data;
    this.addends = runner.allocate(BigInt64Array, data.numRows);
    this.features = new FeaturePieces(runner, numFeatures);
    const pitch = (stride + 15) & ~15;
    const histogramBytes = Math.max(firstBin[numFeatures] * BIN_WIDTH * 8, LEAF_JOB_BYTES);
    this.histogramAt = SUMS + stride * FEATURE_BYTES + BLOCK_ROWS * pitch;
    this.areaBytes = (this.histogramAt + histogramBytes + 63) & ~63;
    this.areas = runner.allocate(Uint8Array, this.areaBytes * runner.numThreads);
  }

  /**
   * Sets the inputs for the histograms of one tree.
   * @param rows rows of the tree, in the kernels' memory
   * @param features ascending; histograms are undefined for all other features
   */
  prepare(gradients: Pick<Gradients, 'gradient' | 'hessian'>, rows: Int32Array, features: Int32Array): void {
    const { gradient, hessian } = this.inMemory(gradients);
    this.runner.run(JOB.packAddends, [
      ...[rows.byteOffset, rows.length],
      ...[gradient.byteOffset, hessian.byteOffset, this.addends.byteOffset],
    ]);
    this.clearSums();
    this.features.set(features);
    this.describeSources();
  }

  /**
   * @param rows rows of the leaf, in the kernels' memory
   * @param out histogram to write, in the kernels' memory
   */
  build(rows: Int32Array, out: Float64Array): void {
    const run = this.isWorthThreads(rows) ? 'run' : 'runAlone';
    this.runner[run](JOB.sum, [rows.byteOffset, rows.length], this.sources(out.byteOffset));
  }

  /**
   * As `build`, for a histogram that is scanned next: the scan adds up the threads' partial histograms feature by feature
   * while they are in cache.
   * @returns arguments 9 to 11 of that scan (assembly/split-scan.ts)
   */
  buildParts(rows: Int32Array, out: Float64Array): readonly number[] {
    if (!this.isWorthThreads(rows)) {
      this.build(rows, out);
      return NO_PARTS;
    }
    this.runner.run(JOB.sumParts, [rows.byteOffset, rows.length], this.sources(out.byteOffset));
    return [this.areas.byteOffset, this.areaBytes, this.histogramAt];
  }

  /**
   * Arguments 2 to 17 of the jobs that sum rows (assembly/histogram-job.ts).
   * @returns an array that the next call overwrites
   */
  sources(out: number): Uint32Array {
    this.arguments[OUT] = out;
    return this.arguments;
  }

  /** Number of pieces that the features are divided into (feature-pieces.ts). */
  get numPieces(): number {
    return this.features.count;
  }

  /** parent -= sibling: the other child's histogram, written over the parent's. */
  subtract(parent: Float64Array, sibling: Float64Array): void {
    this.runner.kernels.subtractHistogram(parent.byteOffset, sibling.byteOffset, parent.byteLength);
  }

  /** The kernels clear only the sums of the tree's own features, not those of other features in the same words. */
  private clearSums(): void {
    const sumsBytes = this.data.stride * FEATURE_BYTES;
    for (let at = SUMS; at < this.areas.length; at += this.areaBytes) this.areas.fill(0, at, at + sumsBytes);
  }

  private describeSources(): void {
    const { data, addends, firstBin, areas } = this;
    const { words, numWords, singles, numSingles, features, numFeatures, pieces, count } = this.features;
    this.arguments.set([
      ...[addends.byteOffset, pieces.byteOffset, data.rowMajor.byteOffset, data.stride],
      ...[words.byteOffset, numWords, singles.byteOffset, numSingles],
      ...[features.byteOffset, numFeatures, firstBin.byteOffset, 0],
      ...[areas.byteOffset, this.areaBytes, data.numFeatures, count],
    ]);
  }

  private isWorthThreads(rows: Int32Array): boolean {
    return this.runner.numThreads > 1 && rows.length * this.features.numFeatures >= MIN_WORK_FOR_THREADS;
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
