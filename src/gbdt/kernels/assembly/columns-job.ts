// Copies bins from row order to column order. Threads take tiles of rows.
//
// arguments  0 bins by row   1 bytes of a row   2 rows   3 features   4 bins by column, written
import { argument, takeChunk } from './control';

/** Number of rows whose bins stay in the L1 cache while their features are copied one after the other. */
const TILE_ROWS: u32 = 512;

export function copyColumns(control: usize, thread: u32): void {
  const numRows = argument(control, 2);
  const tiles = <i32>((numRows + TILE_ROWS - 1) / TILE_ROWS);
  for (let tile = takeChunk(control, thread, tiles); tile >= 0; tile = takeChunk(control, thread, tiles)) {
    const first = <u32>tile * TILE_ROWS;
    copyTile(control, first, min(TILE_ROWS, numRows - first));
  }
}

export function copyTile(control: usize, first: u32, size: u32): void {
  const stride = <usize>argument(control, 1);
  const numRows = <usize>argument(control, 2);
  const numFeatures = <usize>argument(control, 3);
  const rows = <usize>argument(control, 0) + <usize>first * stride;
  const columns = <usize>argument(control, 4) + <usize>first;
  for (let feature: usize = 0; feature < numFeatures; feature++) {
    copyColumn(rows + feature, stride, columns + feature * numRows, <usize>size);
  }
}

/** Gathers eight bins in a word and stores them at once. */
function copyColumn(from: usize, stride: usize, to: usize, size: usize): void {
  const end = to + size;
  for (; to + 8 <= end; to += 8) {
    let word: u64 = 0;
    for (let shift: u64 = 0; shift < 64; shift += 8, from += stride) word |= load<u8>(from) << shift;
    store<u64>(to, word);
  }
  for (; to < end; to++, from += stride) store<u8>(to, load<u8>(from));
}
