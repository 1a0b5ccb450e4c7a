// Bounds of the bins of some columns: greedyBounds of greedy-bounds.ts in WebAssembly, operation by operation. Threads
// take columns.
//
// arguments  0 columns (f32, one after the other; overwritten)   1 rows   2 bytes from column to column   3 columns
//            4 maxBin   5 minDataInBin   6 thread areas   7 bytes of an area   8 results (RESULT_BYTES a column)
//
// area: counters of the sort, then room for a column
// result: 0 number of bounds (u32), 4 bounds (f32)
import { COUNTER_BYTES, sortKeys, takeKeys, valueOf } from './column-sort';
import { argument, takeChunk } from './control';

const RESULT_BYTES: usize = 1024;

export function fitColumns(control: usize, thread: u32): void {
  const numColumns = <i32>argument(control, 3);
  let column = takeChunk(control, thread, numColumns);
  for (; column >= 0; column = takeChunk(control, thread, numColumns)) {
    fitColumn(control, thread, <usize>column);
  }
}

function fitColumn(control: usize, thread: u32, column: usize): void {
  const values = <usize>argument(control, 0) + column * argument(control, 2);
  const numRows = <i32>argument(control, 1);
  const maxBin = <i32>argument(control, 4);
  const minDataInBin = <i32>argument(control, 5);
  const area = <usize>argument(control, 6) + <usize>thread * argument(control, 7);
  const result = <usize>argument(control, 8) + column * RESULT_BYTES;
  const room = area + COUNTER_BYTES;
  const numKeys = takeKeys(values, numRows);
  const keys = sortKeys(values, numKeys, room, area);
  const counts = keys == values ? room : values;
  const numValues = countDistinct(keys, numKeys, counts);
  const maxBins = numKeys < numRows ? maxBin - 1 : maxBin; // one is for missing values
  store<i32>(
    result,
    numValues <= maxBins
      ? ownBins(keys, counts, numValues, minDataInBin, result + 4)
      : equalCountBins(
          keys,
          counts,
          numValues,
          numKeys,
          min(maxBins, max(1, numKeys / minDataInBin)),
          result + 4,
        ),
  );
}

/**
 * @param keys sorted; the distinct ones are written over the first of them
 * @param counts i32, written: how often each occurs
 * @returns number of distinct keys
 */
export function countDistinct(keys: usize, numKeys: i32, counts: usize): i32 {
  let found: usize = 0;
  for (let i: usize = 0; i < <usize>numKeys;) {
    const key = load<u32>(keys + (i << 2));
    const first = i;
    do i++;
    while (i < <usize>numKeys && load<u32>(keys + (i << 2)) == key);
    store<u32>(keys + (found << 2), key);
    store<i32>(counts + (found << 2), <i32>(i - first));
    found++;
  }
  return <i32>found;
}

/** One bin per distinct value, except that a bin extends until it contains minDataInBin rows. @returns number of bounds */
function ownBins(keys: usize, counts: usize, numValues: i32, minDataInBin: i32, bounds: usize): i32 {
  let numBounds = 0;
  let inBin = 0;
  for (let i = 0; i < numValues - 1; i++) {
    inBin += load<i32>(counts + ((<usize>i) << 2));
    if (inBin < minDataInBin) continue;
    addBound(keys, i, bounds, numBounds++);
    inBin = 0;
  }
  return numBounds;
}

/** At most maxBins bins; the mean is recomputed over the remaining values after each bin. @returns number of bounds */
function equalCountBins(
  keys: usize,
  counts: usize,
  numValues: i32,
  total: i32,
  maxBins: i32,
  bounds: usize,
): i32 {
  const average = <f64>total / <f64>maxBins;
  let binsLeft = maxBins; // for the values that are not heavy
  let rowsLeft = total; // of the values that are not heavy
  for (let i = 0; i < numValues; i++) {
    const count = load<i32>(counts + ((<usize>i) << 2));
    if (<f64>count < average) continue;
    binsLeft--;
    rowsLeft -= count;
  }
  let numBounds = 0;
  let inBin = 0;
  let target = <f64>rowsLeft / <f64>max(binsLeft, 1);
  for (let i = 0; i < numValues - 1 && numBounds < maxBins - 1; i++) {
    const count = load<i32>(counts + ((<usize>i) << 2));
    const isHeavy = <f64>count >= average;
    inBin += count;
    if (!isHeavy) rowsLeft -= count;
    const isNextHeavy = <f64>load<i32>(counts + ((<usize>i) << 2), 4) >= average;
    if (!isHeavy && <f64>inBin < target && !(isNextHeavy && <f64>inBin >= target / 2)) continue;
    addBound(keys, i, bounds, numBounds++);
    inBin = 0;
    if (!isHeavy) target = <f64>rowsLeft / <f64>max(--binsLeft, 1);
  }
  return numBounds;
}

/** The bound between the distinct values `last` and the next one: the float32 nearest to their midpoint. */
function addBound(keys: usize, last: i32, bounds: usize, index: i32): void {
  const lower = <f64>valueOf(load<u32>(keys + ((<usize>last) << 2)));
  const upper = <f64>valueOf(load<u32>(keys + ((<usize>last) << 2), 4));
  const middle = lower == -upper ? 0 : lower / 2 + upper / 2;
  const bound = floorToFloat32(min(max(middle, <f64>-f32.MAX_VALUE), <f64>f32.MAX_VALUE));
  store<f32>(bounds + ((<usize>index) << 2), <f64>bound < upper ? bound : <f32>lower);
}

/** The largest float32 that is at most `value`. */
function floorToFloat32(value: f64): f32 {
  const nearest = <f32>value;
  if (<f64>nearest <= value) return nearest + 0; // never -0
  if (nearest == 0) return reinterpret<f32>(0x80000001);
  const bits = reinterpret<i32>(nearest);
  return reinterpret<f32>(nearest > 0 ? bits - 1 : bits + 1);
}
