// Wide sums: histograms of gradients and hessians with more bits than packed sums have room for (gradients.ts says when).
// The sum of a bin is a pair of float64 numbers, both integers below 2^53, so that every addition is exact:
//
//   lane 0   gradient
//   lane 1   hessian x 2^13 + count     FLUSH_ROWS < 2^13 rows, hessians of at most 27 bits
//
// A thread's area has the same parts as for packed sums, of which addends and sums take twice the space.
import { argument } from './control';
import { gatherBins, isRun } from './histogram-block';
import { BIN_BYTES, BLOCK_ROWS } from './packed';

/** Bytes of one feature's wide sums: always 256 bins. */
export const WIDE_FEATURE_BYTES: usize = 256 * 16;
const ADDENDS: usize = 64;
export const WIDE_SUMS: usize = ADDENDS + 16 * <usize>BLOCK_ROWS;

const F1: usize = 1 * WIDE_FEATURE_BYTES;
const F2: usize = 2 * WIDE_FEATURE_BYTES;
const F3: usize = 3 * WIDE_FEATURE_BYTES;

/** Whether the job works on wide gradients: argument 18 is then the address of the hessians (f64 by row). */
export function isWide(control: usize): bool {
  return argument(control, 18) != 0;
}

/** Adds a block of rows to the wide sums of all features of the tree. */
export function sumWideBlock(control: usize, area: usize, rows: usize, size: i32): void {
  const stride = <usize>argument(control, 5);
  const bins = <usize>argument(control, 4);
  const addends = area + ADDENDS;
  gatherWide(rows, size, argument(control, 2), argument(control, 18), addends);
  let block: usize;
  let pitch: usize;
  if (isRun(rows, size)) {
    block = bins + <usize>load<u32>(rows) * stride;
    pitch = stride;
  } else {
    block = area + WIDE_SUMS + stride * WIDE_FEATURE_BYTES;
    pitch = (stride + 15) & ~15;
    gatherBins(rows, size, bins, stride, block, pitch);
  }
  const words = <usize>argument(control, 6);
  for (let i: usize = 0; i < <usize>argument(control, 7); i++) {
    const feature = (<usize>load<u32>(words + (i << 2))) << 3;
    const sums = area + WIDE_SUMS + feature * WIDE_FEATURE_BYTES;
    addFourWide(block + feature, pitch, addends, size, sums);
    addFourWide(block + feature + 4, pitch, addends, size, sums + 4 * WIDE_FEATURE_BYTES);
  }
  const singles = <usize>argument(control, 8);
  for (let i: usize = 0; i < <usize>argument(control, 9); i++) {
    const feature = <usize>load<u32>(singles + (i << 2));
    addOneWide(block + feature, pitch, addends, size, area + WIDE_SUMS + feature * WIDE_FEATURE_BYTES);
  }
}

/**
 * Copies the rows' addends to consecutive places.
 * @param gradient,hessian f64 by row, integers
 * @param addends f64 pairs, output
 */
export function gatherWide(rows: usize, size: i32, gradient: usize, hessian: usize, addends: usize): void {
  const scale = f64x2(1, 8192);
  const one = f64x2(0, 1);
  for (let i: usize = 0; i < <usize>size; i++) {
    const at = (<usize>load<u32>(rows + (i << 2))) << 3;
    const pair = v128.load64_lane(hessian + at, v128.load64_zero(gradient + at), 1);
    v128.store(addends + (i << 4), f64x2.add(f64x2.mul(pair, scale), one));
  }
}

/** Adds the rows to the wide sums of four features; 16 KB of sums stay in the L1 cache. */
export function addFourWide(word: usize, pitch: usize, addends: usize, size: i32, sums: usize): void {
  const end = addends + ((<usize>size) << 4);
  for (let at = addends; at < end; at += 16, word += pitch) {
    const addend = v128.load(at);
    let to = sums + ((<usize>load<u8>(word)) << 4);
    v128.store(to, f64x2.add(v128.load(to), addend));
    to = sums + ((<usize>load<u8>(word, 1)) << 4);
    v128.store(to, f64x2.add(v128.load(to, F1), addend), F1);
    to = sums + ((<usize>load<u8>(word, 2)) << 4);
    v128.store(to, f64x2.add(v128.load(to, F2), addend), F2);
    to = sums + ((<usize>load<u8>(word, 3)) << 4);
    v128.store(to, f64x2.add(v128.load(to, F3), addend), F3);
  }
}

/** Adds the rows to the wide sums of one feature; `bin` is the address of the first row's bin. */
export function addOneWide(bin: usize, pitch: usize, addends: usize, size: i32, sums: usize): void {
  const end = addends + ((<usize>size) << 4);
  for (let at = addends; at < end; at += 16, bin += pitch) {
    const to = sums + ((<usize>load<u8>(bin)) << 4);
    v128.store(to, f64x2.add(v128.load(to), v128.load(at)));
  }
}

/** As flushFeature of histogram-sums.ts, for wide sums. */
export function flushWideFeature(sums: usize, bins: usize, numBins: i32, adds: bool): void {
  const zero = f64x2.splat(0);
  const end = sums + ((<usize>numBins) << 4);
  for (let at = sums, to = bins; at < end; at += 16, to += BIN_BYTES) {
    const hessianAndCount = <i64>load<f64>(at, 8);
    let pair = f64x2(load<f64>(at), <f64>(hessianAndCount >> 13));
    v128.store(at, zero);
    let count = <f64>(hessianAndCount & 8191);
    if (adds) {
      pair = f64x2.add(pair, v128.load(to));
      count += load<f64>(to, 16);
    }
    v128.store(to, pair);
    store<f64>(to, count, 16);
  }
}
