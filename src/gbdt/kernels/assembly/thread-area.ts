// The memory of a thread for sums: 0 rows summed (i32), 64 addends, 64 + 4096 packed sums (a stride of features), then the
// gathered block, then scratch: room for a histogram. Packed sums are zero between jobs.
import { argument } from './control';
import { BLOCK_ROWS, FEATURE_BYTES } from './packed';

export const ADDENDS: usize = 64;
export const SUMS: usize = ADDENDS + 8 * <usize>BLOCK_ROWS;

export function areaOf(control: usize, thread: u32): usize {
  return <usize>argument(control, 14) + <usize>thread * <usize>argument(control, 15);
}

/** The gathered block of rows. */
export function blockOf(area: usize, stride: usize): usize {
  return area + SUMS + stride * FEATURE_BYTES;
}

export function scratchOf(control: usize, thread: u32): usize {
  const stride = <usize>argument(control, 5);
  return blockOf(areaOf(control, thread), stride) + <usize>BLOCK_ROWS * ((stride + 15) & ~15);
}
