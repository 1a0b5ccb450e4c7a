/**
 * Which rows are in which leaf: one array of row indices in which every leaf owns a segment.
 *
 *   before   [ a b c d e f | ... ]         leaf 0 = [0, 6)
 *   split leaf 0, b d e go right
 *   after    [ a c f | b d e | ... ]       leaf 0 = [0, 3), leaf 1 = [3, 6)
 *
 * The split keeps the order on both sides, so segments stay ascending and memory is walked forwards.
 */
import { JOB, type JobRunner } from './kernels/job-runner';

/** Rows that a thread divides at a time. */
const CHUNK_ROWS = 2048;
/** Rows from which the other threads are called. */
const WORTH_THREADS = 8 * CHUNK_ROWS;

export class RowPartition {
  readonly rowIndices: Int32Array;
  private readonly right: Int32Array;
  /** Left rows; only threads need it. */
  private readonly left: Int32Array;
  private readonly chunkCounts: Int32Array;
  private readonly sides: Uint8Array;
  private readonly begin: Int32Array;
  private readonly count: Int32Array;

  constructor(
    private readonly runner: JobRunner,
    maxRows: number,
    maxLeaves: number,
  ) {
    this.rowIndices = runner.allocate(Int32Array, maxRows);
    this.right = runner.allocate(Int32Array, maxRows);
    this.left = runner.allocate(Int32Array, runner.numThreads > 1 ? maxRows : 0);
    this.chunkCounts = runner.allocate(Int32Array, Math.ceil(maxRows / CHUNK_ROWS));
    this.sides = runner.allocate(Uint8Array, 256);
    this.begin = new Int32Array(maxLeaves);
    this.count = new Int32Array(maxLeaves);
  }

  /** Puts all rows (ascending) into leaf 0. */
  reset(rows: Int32Array): void {
    this.rowIndices.set(rows);
    this.begin[0] = 0;
    this.count[0] = rows.length;
  }

  beginOf(leaf: number): number {
    return this.begin[leaf];
  }

  endOf(leaf: number): number {
    return this.begin[leaf] + this.count[leaf];
  }

  countOf(leaf: number): number {
    return this.count[leaf];
  }

  /** The rows of a leaf, a part of rowIndices. */
  rowsOf(leaf: number): Int32Array {
    return this.rowIndices.subarray(this.beginOf(leaf), this.endOf(leaf));
  }

  /**
   * Moves the rows of `leaf` that go right to `newLeaf`.
   * @param column bins of the split feature by row, in the kernels' memory
   * @param leftBins the bins that go left (left-bins.ts)
   */
  split(leaf: number, newLeaf: number, column: Uint8Array, leftBins: Uint32Array): void {
    this.assign(leaf, newLeaf, this.divide(leaf, column, leftBins));
  }

  /** Gives the rows of `leaf` behind its first `left` ones to `newLeaf`. */
  assign(leaf: number, newLeaf: number, left: number): void {
    this.begin[newLeaf] = this.begin[leaf] + left;
    this.count[newLeaf] = this.count[leaf] - left;
    this.count[leaf] = left;
  }

  /** @returns number of left rows */
  private divide(leaf: number, column: Uint8Array, leftBins: Uint32Array): number {
    for (let bin = 0; bin < 256; bin++) this.sides[bin] = (leftBins[bin >>> 5] >>> (bin & 31)) & 1;
    const rows = this.rowsOf(leaf);
    const isWorthThreads = this.runner.numThreads > 1 && rows.length >= WORTH_THREADS;
    return isWorthThreads ? this.divideTogether(rows, column) : this.divideAlone(rows, column);
  }

  /** @returns number of left rows */
  private divideAlone(rows: Int32Array, column: Uint8Array): number {
    const { kernels } = this.runner;
    const { sides, right } = this;
    return kernels.divideAlone(
      rows.byteOffset,
      rows.length,
      column.byteOffset,
      sides.byteOffset,
      right.byteOffset,
    );
  }

  /** @returns number of left rows */
  private divideTogether(rows: Int32Array, column: Uint8Array): number {
    const { runner, sides, right, left, chunkCounts } = this;
    const shared = [
      ...[rows.byteOffset, rows.length, column.byteOffset, sides.byteOffset],
      ...[left.byteOffset, chunkCounts.byteOffset, CHUNK_ROWS, right.byteOffset],
    ];
    runner.run(JOB.divide, ...shared);
    const numChunks = Math.ceil(rows.length / CHUNK_ROWS);
    const allLeft = chunkCounts.subarray(0, numChunks).reduce((sum, count) => sum + count, 0);
    runner.run(JOB.join, ...shared, allLeft);
    return allLeft;
  }
}
