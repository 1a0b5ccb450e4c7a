// Adds a grown tree to the raw scores of its rows. Threads take ranges of rows, not of the row lists: the rows of a leaf are
// spread over all scores, and two threads that write to the same cache lines would slow each other down.
//
// arguments  0 list that contains each leaf's rows, ascending (u32* by leaf)
//            1 start of each leaf in its list, then the end (u32*)
//            2 leaf values (f64*)   3 number of leaves   4 scores (f64 by row)   5 number of rows of the storage
import { argument, takeChunk } from './control';

/** Their scores, 128 KB, stay in the L2 cache while the leaves are processed. */
const CHUNK_ROWS: u32 = 16384;

export function addLeafValues(control: usize, thread: u32): void {
  const numRows = argument(control, 5);
  const chunks = <i32>((numRows + CHUNK_ROWS - 1) / CHUNK_ROWS);
  for (
    let chunk = takeChunk(control, thread, chunks);
    chunk >= 0;
    chunk = takeChunk(control, thread, chunks)
  ) {
    addToRange(control, <u32>chunk * CHUNK_ROWS, (<u32>chunk + 1) * CHUNK_ROWS);
  }
}

function addToRange(control: usize, firstRow: u32, endRow: u32): void {
  const lists = <usize>argument(control, 0);
  const starts = <usize>argument(control, 1);
  const values = <usize>argument(control, 2);
  const numLeaves = <usize>argument(control, 3);
  const scores = <usize>argument(control, 4);
  for (let leaf: usize = 0; leaf < numLeaves; leaf++) {
    const list = <usize>load<u32>(lists + (leaf << 2));
    const begin = load<u32>(starts + (leaf << 2));
    const end = list + ((<usize>load<u32>(starts + (leaf << 2), 4)) << 2);
    const value = load<f64>(values + (leaf << 3));
    let at = firstAtLeast(list + ((<usize>begin) << 2), end, firstRow);
    for (; at < end; at += 4) {
      const row = load<u32>(at);
      if (row >= endRow) break;
      const score = scores + ((<usize>row) << 3);
      store<f64>(score, load<f64>(score) + value);
    }
  }
}

/** Address of the first of these ascending rows that is at least `row`, or `end`. */
function firstAtLeast(begin: usize, end: usize, row: u32): usize {
  let low: usize = 0;
  let high = (end - begin) >> 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(begin + (middle << 2)) < row) low = middle + 1;
    else high = middle;
  }
  return begin + (low << 2);
}
