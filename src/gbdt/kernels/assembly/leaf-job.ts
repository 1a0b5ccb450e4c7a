// Small leaves: each is split by one thread from start to end. Its rows are divided, the smaller child is summed into
// a packed histogram, the other child's is the parent's less that, and both are searched for their best splits. Threads
// take different leaves, so they meet once for several splits instead of four times for each.
//
// arguments  0 tasks    1 number of tasks    the others as in histogram-job.ts
//
// task (u32):   0 rows  4 number of rows  8 column (u8 by row)  12 packed histogram of the leaf, the larger child's
//              afterwards  16 packed histogram of the smaller child, written; 0 when no child shall be split
//              20 whether the smaller child is the left one  24 bins that go left (eight words)
//              64 the smaller child as in split-gain.ts, of count 0 when it shall not be split  152 the larger child
//              240 result of the smaller child as in packed-scan.ts  296 of the larger child
import { argument, takeChunk } from './control';
import { areaOf, scratchOf, sumBlock, SUMS } from './histogram-job';
import { movePacked, subtractPacked } from './packed-histogram';
import { scanPacked, startResult } from './packed-scan';
import { BLOCK_ROWS, FEATURE_BYTES } from './packed';
import { divideAlone } from './partition-job';

const TASK_BYTES: usize = 352;
const LEFT_BINS: usize = 24;
const SMALLER: usize = 64;
const LARGER: usize = 152;
const SMALLER_RESULT: usize = 240;
const LARGER_RESULT: usize = 296;

/** Of the scratch: a byte for each bin, four packed sums, then row numbers. */
const FOUR_SUMS: usize = 256;
const ROWS: usize = 320;

export function splitLeaves(control: usize, thread: u32): void {
  const tasks = <usize>argument(control, 0);
  const numTasks = <i32>argument(control, 1);
  for (let task = takeChunk(control); task < numTasks; task = takeChunk(control)) {
    splitLeaf(control, thread, tasks + <usize>task * TASK_BYTES);
  }
}

function splitLeaf(control: usize, thread: u32, task: usize): void {
  const rows = <usize>load<u32>(task);
  const numRows = load<i32>(task, 4);
  const scratch = scratchOf(control, thread);
  for (let bin: usize = 0; bin < 256; bin++) {
    const word = load<u32>(task + LEFT_BINS + ((bin >> 5) << 2));
    store<u8>(scratch + bin, (word >> ((<u32>bin) & 31)) & 1);
  }
  const left = divideAlone(rows, numRows, load<u32>(task, 8), scratch, scratch + ROWS);
  const smaller = <usize>load<u32>(task, 16);
  if (smaller == 0) return;
  const isLeft = load<u32>(task, 20) != 0;
  const from = isLeft ? rows : rows + ((<usize>left) << 2);
  const size = isLeft ? left : numRows - left;
  const area = areaOf(control, thread);
  for (let at = 0; at < size; at += BLOCK_ROWS) {
    sumBlock(control, area, from + ((<usize>at) << 2), min(BLOCK_ROWS, size - at));
  }
  searchChildren(control, area, task, scratch + FOUR_SUMS);
}

function searchChildren(control: usize, area: usize, task: usize, fourSums: usize): void {
  const larger = <usize>load<u32>(task, 12);
  const smaller = <usize>load<u32>(task, 16);
  const features = <usize>argument(control, 10);
  const numFeatures = <usize>argument(control, 11);
  const firstBins = <usize>argument(control, 12);
  startResult(task + SMALLER, task + SMALLER_RESULT);
  startResult(task + LARGER, task + LARGER_RESULT);
  for (let i: usize = 0; i < numFeatures; i++) {
    const feature = load<i32>(features + (i << 2));
    const place = <usize>feature;
    const first = <usize>load<u32>(firstBins + (place << 2));
    const numBins = <usize>load<u32>(firstBins + (place << 2), 4) - first;
    const own = smaller + (first << 3);
    const other = larger + (first << 3);
    movePacked(area + SUMS + place * FEATURE_BYTES, own, numBins);
    subtractPacked(other, own, numBins);
    scanFor(own, numBins, feature, task + SMALLER, task + SMALLER_RESULT, fourSums);
    scanFor(other, numBins, feature, task + LARGER, task + LARGER_RESULT, fourSums);
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
