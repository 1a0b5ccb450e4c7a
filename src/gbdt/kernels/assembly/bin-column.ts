// Bins of raw rows. Threads take tiles of rows that stay in the L2 cache while their features are binned one after the
// other (binColumn of bin-lookup.ts does the same in TypeScript). Every value takes the same number of halvings, enough
// for the feature's densest range, without branches.
//
// arguments  0 values (f32, row-major)   1 rows   2 features   3 columns (u32: table, bounds, halvings, missing bin)
//            4 bins (u8, row-major, written)   5 bytes of a row of bins   6 ranges (two f32 a feature and thread)
import { argument, takeChunk } from './control';

const TILE_ROWS: u32 = 1024;
const COLUMN_BYTES: usize = 16;

export function binTiles(control: usize, thread: u32): void {
  const numRows = argument(control, 1);
  const tiles = <i32>((numRows + TILE_ROWS - 1) / TILE_ROWS);
  for (let tile = takeChunk(control, thread, tiles); tile >= 0; tile = takeChunk(control, thread, tiles)) {
    const first = <u32>tile * TILE_ROWS;
    binTile(control, thread, <usize>first, <i32>min(TILE_ROWS, numRows - first));
  }
}

function binTile(control: usize, thread: u32, first: usize, numRows: i32): void {
  const numFeatures = <usize>argument(control, 2);
  const stride = <usize>argument(control, 5);
  const step = numFeatures << 2;
  const values = <usize>argument(control, 0) + first * step;
  const bins = <usize>argument(control, 4) + first * stride;
  const ranges = <usize>argument(control, 6) + ((<usize>thread * numFeatures) << 3);
  for (let feature: usize = 0; feature < numFeatures; feature++) {
    const column = <usize>argument(control, 3) + feature * COLUMN_BYTES;
    binColumn(
      values + (feature << 2),
      numRows,
      step,
      bins + feature,
      stride,
      load<u32>(column),
      load<u32>(column, 4),
      load<i32>(column, 8),
      load<u32>(column, 12),
      ranges + (feature << 3),
    );
  }
}

/**
 * One feature of a tile.
 * @param values f32 of the first row; the next row's is `step` bytes on
 * @param bins u8 of the first row, written; the next row's is `stride` bytes on
 * @param table u8 pairs by the value's upper 16 bits: bins of the least and of the greatest value with these bits
 * @param bounds f32, with room for reading behind the last one
 * @param halvings steps of the search within a range
 * @param range two f32: the least and the greatest finite value so far, widened; NaN for none
 */
function binColumn(
  values: usize,
  numRows: i32,
  step: usize,
  bins: usize,
  stride: usize,
  table: usize,
  bounds: usize,
  halvings: i32,
  missingBin: u32,
  range: usize,
): void {
  let least = load<f32>(range);
  let greatest = load<f32>(range, 4);
  for (let row = 0; row < numRows; row++, values += step, bins += stride) {
    const value = load<f32>(values);
    const entry = table + <usize>((load<u32>(values) >> 16) << 1);
    let low = <u32>load<u8>(entry);
    let high = <u32>load<u8>(entry, 1);
    for (let i = 0; i < halvings; i++) {
      const middle = (low + high) >> 1;
      const isBelow = value <= load<f32>(bounds + ((<usize>middle) << 2));
      low = select(low, middle + 1, isBelow);
      high = select(middle, high, isBelow);
    }
    store<u8>(bins, select(low, missingBin, value == value));
    const isFinite = abs(value) <= f32.MAX_VALUE;
    const positiveZero = value + 0; // -0 becomes +0
    least = select(positiveZero, least, isFinite & !(value >= least));
    greatest = select(positiveZero, greatest, isFinite & !(value <= greatest));
  }
  store<f32>(range, least);
  store<f32>(range, greatest, 4);
}
