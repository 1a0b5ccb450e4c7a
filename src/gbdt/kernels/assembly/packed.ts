// The packed sum of a bin: 64 bits that take gradient, hessian and count of a row in one addition.
//
//   bit   63 ............ 37 | 36 .......... 13 | 12 ....... 0
//         gradient (signed)  | hessian          | count
//         27 bits            | 24 bits          | 13 bits
//
// A row's gradient is within +-2^13 and its hessian at most 2^11, so FLUSH_ROWS rows fit whatever bins they fall in:
// 7,680 x 2^13 < 2^26, 7,680 x 2^11 < 2^24, 7,680 < 2^13. After so many rows the sums are moved to the histogram: an
// overflow cannot occur.

/** Rows walked feature by feature while their bins are in the first-level cache. */
export const BLOCK_ROWS: i32 = 512;
/** Rows that packed sums can take: whole blocks. */
export const FLUSH_ROWS: i32 = 15 * BLOCK_ROWS;

export const GRADIENT_SHIFT: i64 = 37;
export const HESSIAN_SHIFT: i64 = 13;
export const HESSIAN_MASK: i64 = (1 << 24) - 1;
export const COUNT_MASK: i64 = (1 << 13) - 1;

/** Bytes of one feature's packed sums: 256 bins, used or not, so that a bin's address needs no table. */
export const FEATURE_BYTES: usize = 256 * 8;
/** Bytes of a bin in a histogram: gradient, hessian, count as float64. */
export const BIN_BYTES: usize = 24;
