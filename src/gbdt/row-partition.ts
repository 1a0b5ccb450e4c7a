/**
 * Assigns rows to leaves: one array of row indices, of which each leaf owns a segment.
 *
 *   before   [ a b c d e f | ... ]         leaf 0 = [0, 6)
 *   split leaf 0, b d e go right
 *   after    [ a c f | b d e | ... ]       leaf 0 = [0, 3), leaf 1 = [3, 6)
 *
 * A split keeps the order on both sides, so segments stay ascending and memory is read forwards. There are two such
 * arrays: with several threads, a leaf is divided from one array into the same segment of the other, where its children
 * then live (with more than two threads, only small leaves are).
 */
import { JOB } from './kernels/job-runner';
import type { JobRunner } from './kernels/job-runner';

/** Number of rows that a thread divides at a time. */
const CHUNK_ROWS = 2048;
/** Minimum number of rows that are worth waking the other threads for. */
const MIN_ROWS_FOR_THREADS = 2 * CHUNK_ROWS;

export class RowPartition {
  private readonly rowIndices: Int32Array;
  /** The other array, or scratch space for left rows; used only with several threads. */
  private readonly otherIndices: Int32Array;
  private readonly right: Int32Array;
  /** By leaf: 1 where its segment is in `otherIndices`. */
  private readonly isInOther: Uint8Array;
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
    this.otherIndices = runner.allocate(Int32Array, runner.numThreads > 1 ? maxRows : 0);
    this.isInOther = new Uint8Array(maxLeaves);
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
    this.isInOther[0] = 0;
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

  /** The rows of a leaf: a view of the array that holds it. */
  rowsOf(leaf: number): Int32Array {
    return this.arrayOf(leaf).subarray(this.beginOf(leaf), this.endOf(leaf));
  }

  /** The array that holds the leaf's segment. */
  arrayOf(leaf: number): Int32Array {
    return this.arrayIn(this.isInOther[leaf]);
  }

  /**
   * Moves the rows of `leaf` that go right to `newLeaf`.
   * @param column bins of the split feature by row, in the kernels' memory
   * @param leftBins the bins that go left (left-bins.ts)
   * @param left number of rows in those bins
   */
  split(leaf: number, newLeaf: number, column: Uint8Array, leftBins: Uint32Array, left: number): void {
    this.divide(leaf, column, leftBins, left);
    this.assign(leaf, newLeaf, left);
  }

  /** Address of the leaf's rows. */
  addressOf(leaf: number): number {
    return this.addressIn(this.isInOther[leaf], leaf);
  }

  /** Where an external split of the leaf must write its rows, those of the left child first. */
  targetOf(leaf: number): number {
    return this.addressIn(this.targetIndex(leaf), leaf);
  }

  /** Call after the rows of `leaf` were written to its target: the first `left` rows stay in `leaf`, the others go to `newLeaf`. */
  accept(leaf: number, newLeaf: number, left: number): void {
    this.isInOther[leaf] = this.targetIndex(leaf);
    this.assign(leaf, newLeaf, left);
  }

  private assign(leaf: number, newLeaf: number, left: number): void {
    this.begin[newLeaf] = this.begin[leaf] + left;
    this.count[newLeaf] = this.count[leaf] - left;
    this.count[leaf] = left;
    this.isInOther[newLeaf] = this.isInOther[leaf];
  }

  /** A single thread divides rows in place. */
  private targetIndex(leaf: number): number {
    return this.runner.numThreads === 1 ? 0 : 1 - this.isInOther[leaf];
  }

  private addressIn(index: number, leaf: number): number {
    return this.arrayIn(index).byteOffset + this.begin[leaf] * Int32Array.BYTES_PER_ELEMENT;
  }

  private arrayIn(index: number): Int32Array {
    return index === 1 ? this.otherIndices : this.rowIndices;
  }

  private divide(leaf: number, column: Uint8Array, leftBins: Uint32Array, left: number): void {
    for (let bin = 0; bin < 256; bin++) this.sides[bin] = (leftBins[bin >>> 5] >>> (bin & 31)) & 1;
    const rows = this.rowsOf(leaf);
    const { numThreads } = this.runner;
    if (numThreads === 1 || rows.length < MIN_ROWS_FOR_THREADS) this.divideAlone(rows, column);
    else if (numThreads === 2) this.divideFromEnds(leaf, rows, column, left);
    else this.divideChunks(leaf, rows, column, left);
  }

  private divideAlone(rows: Int32Array, column: Uint8Array): void {
    const { kernels } = this.runner;
    const { sides, right } = this;
    kernels.divideAlone(rows.byteOffset, rows.length, column.byteOffset, sides.byteOffset, right.byteOffset);
  }

  /** Into the other array. */
  private divideFromEnds(leaf: number, rows: Int32Array, column: Uint8Array, left: number): void {
    this.isInOther[leaf] = 1 - this.isInOther[leaf];
    const to = this.addressOf(leaf);
    const args = [rows.byteOffset, rows.length, column.byteOffset, this.sides.byteOffset, to, left];
    this.runner.run(JOB.divideFromEnds, args);
  }

  /** In place; the leaf's segment of the other array is scratch space. */
  private divideChunks(leaf: number, rows: Int32Array, column: Uint8Array, left: number): void {
    const { runner, sides, right, chunkCounts } = this;
    const scratch = this.addressIn(1 - this.isInOther[leaf], leaf);
    const shared = [
      ...[rows.byteOffset, rows.length, column.byteOffset, sides.byteOffset],
      ...[scratch, chunkCounts.byteOffset, CHUNK_ROWS, right.byteOffset],
    ];
    runner.run(JOB.divide, shared);
    runner.run(JOB.join, [...shared, left]);
  }
}
