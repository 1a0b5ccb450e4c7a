// The packed sum of a bin: 64 bits to which gradient, hessian and count of a row are added in one addition.
//
//   bit   63 ............ 37 | 36 .......... 13 | 12 ....... 0
//         gradient (signed)  | hessian          | count
//         27 bits            | 24 bits          | 13 bits
//
// A row's gradient is within +-2^13 and its hessian at most 2^11, so FLUSH_ROWS rows always fit, whatever bins they fall in:
// 7,680 x 2^13 < 2^26, 7,680 x 2^11 < 2^24, 7,680 < 2^13. After that many rows the sums are moved to the histogram, so
// an overflow cannot occur.

/** Rows that are summed feature by feature while their bins are in the L1 cache. */
export const BLOCK_ROWS: i32 = 512;
/** Maximum number of rows in packed sums: a whole number of blocks. */
export const FLUSH_ROWS: i32 = 15 * BLOCK_ROWS;

export const GRADIENT_SHIFT: i64 = 37;
export const HESSIAN_SHIFT: i64 = 13;
export const HESSIAN_MASK: i64 = (1 << 24) - 1;
export const COUNT_MASK: i64 = (1 << 13) - 1;

/** Bytes of one feature's packed sums: always 256 bins, so that addressing a bin needs no table. */
export const FEATURE_BYTES: usize = 256 * 8;
/** Bytes of a bin in a histogram: gradient, hessian, count as float64. */
export const BIN_BYTES: usize = 24;
