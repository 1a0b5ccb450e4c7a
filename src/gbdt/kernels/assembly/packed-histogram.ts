// Packed histograms: the packed sums (packed.ts) of a leaf of at most FLUSH_ROWS rows, 8 bytes per bin
// instead of the 24 of an ordinary histogram. Whole 64-bit integers are added and subtracted; no field can overflow.
import { BIN_BYTES, GRADIENT_SHIFT, HESSIAN_SHIFT } from './packed';

/** Moves a feature's packed sums to a packed histogram and clears them. */
export function movePacked(sums: usize, bins: usize, numBins: usize): void {
  const zero = i64x2.splat(0);
  const end = sums + (numBins << 3);
  let at = sums;
  for (; at + 8 < end; at += 16, bins += 16) {
    v128.store(bins, v128.load(at));
    v128.store(at, zero);
  }
  if (at == end) return;
  store<i64>(bins, load<i64>(at));
  store<i64>(at, 0);
}

/** parent -= sibling, over `numBins` bins. */
export function subtractPacked(parent: usize, sibling: usize, numBins: usize): void {
  const end = parent + (numBins << 3);
  for (; parent + 8 < end; parent += 16, sibling += 16) {
    v128.store(parent, i64x2.sub(v128.load(parent), v128.load(sibling)));
  }
  if (parent < end) store<i64>(parent, load<i64>(parent) - load<i64>(sibling));
}

/** Packs an ordinary histogram of a leaf of at most FLUSH_ROWS rows. */
export function packHistogram(from: usize, to: usize, numBins: usize): void {
  const end = to + (numBins << 3);
  for (; to < end; to += 8, from += BIN_BYTES) {
    const pair = i32x4.trunc_sat_f64x2_s_zero(v128.load(from));
    const gradient = <i64>i32x4.extract_lane(pair, 0);
    const hessian = <i64>i32x4.extract_lane(pair, 1);
    const count = <i64>(<i32>load<f64>(from, 16));
    store<i64>(to, (gradient << GRADIENT_SHIFT) + (hessian << HESSIAN_SHIFT) + count);
  }
}
