// A piece of a tree's features, which one thread sums and searches. It consists of words of eight features (the first and
// last word of a piece may be halves) and single features (histogram-job.ts).
//
// piece (u32):  0 first half-word  4 end (two for each of the job's words)   8 first single  12 end
//              16 first byte of a row that is read  20 number of bytes, a multiple of 16
//              24 features (u32*, ascending)  28 number of features
import { argument } from './control';
import {
  addEightFeatures,
  addFourFeatures,
  addOneFeature,
  gatherAddends,
  gatherBins,
  isRun,
} from './histogram-block';
import { BLOCK_ROWS, FEATURE_BYTES } from './packed';
import { ADDENDS, blockOf, SUMS } from './thread-area';

export const PIECE_BYTES: usize = 32;

/** Adds rows to the packed sums of the piece's features in a thread's area. */
export function sumPiece(control: usize, piece: usize, area: usize, rows: usize, numRows: i32): void {
  for (let at = 0; at < numRows; at += BLOCK_ROWS) {
    sumBlock(control, piece, area, rows + ((<usize>at) << 2), min(BLOCK_ROWS, numRows - at));
  }
}

function sumBlock(control: usize, piece: usize, area: usize, rows: usize, size: i32): void {
  const stride = <usize>argument(control, 5);
  const firstByte = <usize>load<u32>(piece, 16);
  const bins = <usize>argument(control, 4) + firstByte;
  const addendsByRow = <usize>argument(control, 2);
  let addends: usize;
  let block: usize;
  let pitch: usize;
  if (isRun(rows, size)) {
    const first = <usize>load<u32>(rows);
    addends = addendsByRow + (first << 3);
    block = bins + first * stride;
    pitch = stride;
  } else {
    addends = area + ADDENDS;
    gatherAddends(rows, size, addendsByRow, addends);
    block = blockOf(area, stride);
    pitch = load<u32>(piece, 20);
    gatherBins(rows, size, bins, stride, block, pitch);
  }
  const words = <usize>argument(control, 6);
  const end = load<u32>(piece, 4);
  for (let half = load<u32>(piece); half < end;) {
    const feature =
      ((<usize>load<u32>(words + ((<usize>(half >> 1)) << 2))) << 3) + ((<usize>(half & 1)) << 2);
    const from = block + feature - firstByte;
    const sums = area + SUMS + feature * FEATURE_BYTES;
    if ((half & 1) == 0 && half + 1 < end) {
      addEightFeatures(from, pitch, addends, size, sums);
      half += 2;
    } else {
      addFourFeatures(from, pitch, addends, size, sums);
      half++;
    }
  }
  const singles = <usize>argument(control, 8);
  for (let i = load<u32>(piece, 8); i < load<u32>(piece, 12); i++) {
    const feature = <usize>load<u32>(singles + ((<usize>i) << 2));
    addOneFeature(block + feature - firstByte, pitch, addends, size, area + SUMS + feature * FEATURE_BYTES);
  }
}
