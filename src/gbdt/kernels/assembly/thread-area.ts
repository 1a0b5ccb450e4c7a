// The memory of a thread for sums: 0 rows summed (i32), 64 addends, 64 + 4096 packed sums (a stride of features), then the
// gathered block, then scratch: room for a histogram. Packed sums are zero between jobs. Wide sums (wide-sums.ts) have
// areas of their own with the same parts.
import { argument } from './control';
import { BLOCK_ROWS, FEATURE_BYTES } from './packed';
import { isWide, WIDE_FEATURE_BYTES, WIDE_SUMS } from './wide-sums';

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
  const area = areaOf(control, thread);
  const block = isWide(control) ? area + WIDE_SUMS + stride * WIDE_FEATURE_BYTES : blockOf(area, stride);
  return block + <usize>BLOCK_ROWS * ((stride + 15) & ~15);
}
