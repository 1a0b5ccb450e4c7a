/** Builds the histograms of leaves with the kernel of assembly/histogram-job.ts. */
import type { BinnedRows } from '../binned-rows';
import { isWide } from '../gradients';
import type { Gradients } from '../gradients';
import { BIN_WIDTH, MAX_PACKED_ROWS } from '../histogram';
import { FeaturePieces } from './feature-pieces';
import { GradientCopies } from './gradient-copies';
import { JOB } from './job-runner';
import type { JobRunner } from './job-runner';
import { PACKED_BYTES, ThreadAreas, WIDE_BYTES } from './thread-areas';

/** Minimum rows x features that are worth waking the other threads for. */
const MIN_WORK_FOR_THREADS = 60_000;

/** Scan arguments for a histogram that is already complete. */
export const NO_PARTS: readonly number[] = [0, 0, 0];

/** Number of arguments that `sources` returns, and which of them is the output histogram. */
const NUM_SOURCES = 17;
const OUT = 11;

/** Scratch space of leaf-job.ts, in place of the histogram: tables and the row numbers of a small leaf. */
const LEAF_JOB_BYTES = 320 + MAX_PACKED_ROWS * 4;

export class HistogramBuilder {
  /** What each row adds to a packed sum (assembly/addends-job.ts). */
  private readonly addends: BigInt64Array;
  private readonly copies: GradientCopies;
  private readonly features: FeaturePieces;
  /** Arguments of the jobs that sum rows, from the third one on (`sources`). */
  private readonly arguments = new Uint32Array(NUM_SOURCES);
  private readonly packedAreas: ThreadAreas;
  /** Allocated for the first tree with wide gradients (gradients.ts). */
  private wideAreas: ThreadAreas | undefined;
  /** Of the current tree. Their sums are zero between the jobs of a tree. */
  private areas: ThreadAreas;
  private readonly histogramBytes: number;

  /** @param firstBin first bin of each feature, then the total number of bins (histogram.ts), in the kernels' memory */
  constructor(
    private readonly data: BinnedRows,
    private readonly runner: JobRunner,
    private readonly firstBin: Int32Array,
  ) {
    const { numFeatures, numRows } = data;
    this.addends = runner.allocate(BigInt64Array, numRows);
    this.copies = new GradientCopies(runner, numRows);
    this.features = new FeaturePieces(runner, numFeatures);
    this.histogramBytes = firstBin[numFeatures] * BIN_WIDTH * 8;
    const scratchBytes = Math.max(this.histogramBytes, LEAF_JOB_BYTES);
    this.packedAreas = new ThreadAreas(runner, data, PACKED_BYTES, scratchBytes);
    this.areas = this.packedAreas;
  }

  /**
   * Sets the inputs for the histograms of one tree.
   * @param rows rows of the tree, in the kernels' memory
   * @param features ascending; histograms are undefined for all other features
   */
  prepare(gradients: Pick<Gradients, 'gradient' | 'hessian'>, rows: Int32Array, features: Int32Array): void {
    const { gradient, hessian } = this.copies.inMemory(gradients);
    this.features.set(features);
    if (isWide(gradients)) {
      this.areas = this.wideAreas ??= new ThreadAreas(
        this.runner,
        this.data,
        WIDE_BYTES,
        this.histogramBytes,
      );
      this.describeSources(gradient.byteOffset, hessian.byteOffset);
    } else {
      this.areas = this.packedAreas;
      this.runner.run(JOB.packAddends, [
        ...[rows.byteOffset, rows.length],
        ...[gradient.byteOffset, hessian.byteOffset, this.addends.byteOffset],
      ]);
      this.describeSources(this.addends.byteOffset, 0);
    }
    this.areas.clearSums();
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
    return [this.areas.address, this.areas.bytes, this.areas.histogramAt];
  }

  /**
   * Arguments 2 to 18 of the jobs that sum rows (assembly/histogram-job.ts).
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

  /**
   * @param addends address of the packed addends, or of the wide gradients
   * @param wideHessians address of the wide hessians, or 0
   */
  private describeSources(addends: number, wideHessians: number): void {
    const { data, firstBin, areas } = this;
    const { words, numWords, singles, numSingles, features, numFeatures, pieces, count } = this.features;
    this.arguments.set([
      ...[addends, pieces.byteOffset, data.rowMajor.byteOffset, data.stride],
      ...[words.byteOffset, numWords, singles.byteOffset, numSingles],
      ...[features.byteOffset, numFeatures, firstBin.byteOffset, 0],
      ...[areas.address, areas.bytes, data.numFeatures, count, wideHessians],
    ]);
  }

  private isWorthThreads(rows: Int32Array): boolean {
    return this.runner.numThreads > 1 && rows.length * this.features.numFeatures >= MIN_WORK_FOR_THREADS;
  }
}
