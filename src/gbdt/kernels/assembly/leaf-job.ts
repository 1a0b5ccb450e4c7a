// Small leaves: each is split in one job. Its rows are divided, the smaller child is summed into a packed histogram, the
// other child's is the parent's less that, and both are searched for their best splits. Threads take pieces of the
// features (feature-piece.ts): a piece is summed, subtracted and searched by one thread from start to end, so no thread
// waits for another within the job, and the histograms of a piece stay in the cache of the thread that always takes it.
// Every thread finds the rows of the smaller child itself, which is cheap; only the first piece writes them back.
//
// arguments  0 task    1 results (64 bytes a piece and child)    17 number of pieces
//            the others as in histogram-job.ts; the piece of all features is not among the pieces counted here
//
// task (u32):   0 rows  4 number of rows  8 column (u8 by row)  12 packed histogram of the leaf, the larger child's
//              afterwards  16 packed histogram of the smaller child, written; 0 if no child may be split
//              20 whether the smaller child is the left one  24 bins that go left (eight words)
//              56 left rows  60 where the rows go, left ones first: to another list, or in place if there is one piece
//              64 the smaller child as in split-gain.ts, with count 0 if it must not be split  152 the larger child
// results:      of a piece for the smaller child as in packed-scan.ts, then for the larger one
import { argument, takeChunk } from './control';
import { PIECE_BYTES, sumPiece } from './feature-piece';
import { movePacked, subtractPacked } from './packed-histogram';
import { scanPacked, startResult } from './packed-scan';
import { FEATURE_BYTES } from './packed';
import { divideAlone, divideForwards, takeSide } from './partition-job';
import { areaOf, scratchOf, SUMS } from './thread-area';

const LEFT_BINS: usize = 24;
const SMALLER: usize = 64;
const LARGER: usize = 152;
const RESULT_BYTES: usize = 64;

/** Layout of the scratch space: one byte per bin, four packed sums, then row numbers. */
const FOUR_SUMS: usize = 256;
const ROWS: usize = 320;

export function splitLeaf(control: usize, thread: u32): void {
  const numPieces = <i32>argument(control, 17);
  let piece = takeChunk(control, thread, numPieces);
  for (; piece >= 0; piece = takeChunk(control, thread, numPieces)) {
    splitPiece(control, thread, <usize>piece);
  }
}

function splitPiece(control: usize, thread: u32, index: usize): void {
  const task = <usize>argument(control, 0);
  const scratch = scratchOf(control, thread);
  for (let bin: usize = 0; bin < 256; bin++) {
    const word = load<u32>(task + LEFT_BINS + ((bin >> 5) << 2));
    store<u8>(scratch + bin, (word >> ((<u32>bin) & 31)) & 1);
  }
  const rows = rowsOfSmaller(task, index == 0, scratch);
  if (load<u32>(task, 16) == 0) return;
  const left = load<i32>(task, 56);
  const size = load<u32>(task, 20) != 0 ? left : load<i32>(task, 4) - left;
  const piece = <usize>argument(control, 3) + (index + 1) * PIECE_BYTES;
  const area = areaOf(control, thread);
  sumPiece(control, piece, area, rows, size);
  const result = <usize>argument(control, 1) + index * 2 * RESULT_BYTES;
  searchChildren(control, area, task, piece, result, scratch + FOUR_SUMS);
}

/** @returns address of the rows of the smaller child */
function rowsOfSmaller(task: usize, keepsRows: bool, scratch: usize): usize {
  const rows = <usize>load<u32>(task);
  const numRows = load<i32>(task, 4);
  const end = rows + ((<usize>numRows) << 2);
  const column = <usize>load<u32>(task, 8);
  const isLeft = load<u32>(task, 20) != 0;
  const to = <usize>load<u32>(task, 60);
  const right = to + ((<usize>load<u32>(task, 56)) << 2);
  if (!keepsRows) {
    takeSide(rows, end, column, scratch, isLeft, scratch + ROWS);
    return scratch + ROWS;
  }
  if (to == rows) divideAlone(rows, numRows, column, scratch, scratch + ROWS);
  else divideForwards(rows, end, column, scratch, to, right);
  return isLeft ? to : right;
}

function searchChildren(
  control: usize,
  area: usize,
  task: usize,
  piece: usize,
  result: usize,
  fourSums: usize,
): void {
  const larger = <usize>load<u32>(task, 12);
  const smaller = <usize>load<u32>(task, 16);
  const features = <usize>load<u32>(piece, 24);
  const numFeatures = <usize>load<u32>(piece, 28);
  const firstBins = <usize>argument(control, 12);
  startResult(task + SMALLER, result);
  startResult(task + LARGER, result + RESULT_BYTES);
  for (let i: usize = 0; i < numFeatures; i++) {
    const feature = load<i32>(features + (i << 2));
    const place = <usize>feature;
    const first = <usize>load<u32>(firstBins + (place << 2));
    const numBins = <usize>load<u32>(firstBins + (place << 2), 4) - first;
    const own = smaller + (first << 3);
    const other = larger + (first << 3);
    movePacked(area + SUMS + place * FEATURE_BYTES, own, numBins);
    subtractPacked(other, own, numBins);
    scanFor(own, numBins, feature, task + SMALLER, result, fourSums);
    scanFor(other, numBins, feature, task + LARGER, result + RESULT_BYTES, fourSums);
  }
}

function scanFor(
  bins: usize,
  numBins: usize,
  feature: i32,
  leaf: usize,
  result: usize,
  fourSums: usize,
): void {
  if (load<f64>(leaf, 16) > 0) scanPacked(bins, <i32>numBins - 1, feature, leaf, result, fourSums);
}
