/**
 * Which rows are in which leaf: one array of row indices in which every leaf owns a segment.
 *
 *   before   [ a b c d e f | ... ]         leaf 0 = [0, 6)
 *   split leaf 0, b d e go right
 *   after    [ a c f | b d e | ... ]       leaf 0 = [0, 3), leaf 1 = [3, 6)
 *
 * The split keeps the order on both sides, so segments stay ascending and memory is walked forwards.
 */
import { hasBin } from './left-bins';

export class RowPartition {
  readonly rowIndices: Int32Array;
  private readonly right: Int32Array;
  private readonly begin: Int32Array;
  private readonly count: Int32Array;
  private readonly goesLeft = new Uint8Array(256);

  constructor(maxRows: number, maxLeaves: number) {
    this.rowIndices = new Int32Array(maxRows);
    this.right = new Int32Array(maxRows);
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

  /**
   * Moves the rows of `leaf` that go right to `newLeaf`.
   * @param column bins of the split feature by row
   * @param leftBins the bins that go left (left-bins.ts)
   */
  split(leaf: number, newLeaf: number, column: Uint8Array, leftBins: Uint32Array): void {
    for (let bin = 0; bin < 256; bin++) this.goesLeft[bin] = hasBin(leftBins, 0, bin) ? 1 : 0;
    const begin = this.begin[leaf];
    const end = this.endOf(leaf);
    const left = divide(this.rowIndices, begin, end, column, this.goesLeft, this.right);
    this.rowIndices.set(this.right.subarray(0, end - begin - left), begin + left);
    this.count[leaf] = left;
    this.begin[newLeaf] = begin + left;
    this.count[newLeaf] = end - begin - left;
  }
}

/**
 * Keeps the left rows in front and copies the right ones to `right`.
 * Writes to both sides at each step and moves only one of them on: no branch to mispredict.
 * @returns number of left rows
 */
function divide(
  rows: Int32Array,
  begin: number,
  end: number,
  column: Uint8Array,
  goesLeft: Uint8Array,
  right: Int32Array,
): number {
  let toLeft = begin;
  let toRight = 0;
  for (let i = begin; i < end; i++) {
    const row = rows[i];
    const isLeft = goesLeft[column[row]];
    rows[toLeft] = row;
    right[toRight] = row;
    toLeft += isLeft;
    toRight += 1 - isLeft;
  }
  return toLeft - begin;
}
