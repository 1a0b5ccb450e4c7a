// Gradients of the log loss in float32, four rows at a time (logistic.reference.ts does the same in TypeScript, bit by bit).
//
// arguments  0 rows (u32*)        1 number of rows   2 scores (f64 by row)   3 labels (f32 by row)
//            4 weights (f32 by row, at most 1; 0 for none)
//            5 gradient (i16 by row, output)   6 hessian (u16 by row, output)
//            7 mass (four i64, added to): of all gradients and of the small ones, then of the hessians (gradient-mass.ts)
import { argument, takeChunk } from './control';

const CHUNK_ROWS: u32 = 4096;
/** What gradients and hessians are multiplied by: 2^13, which lets the largest fit their 13 and 11 bits. */
const SCALE: f32 = 8192;
/** Bits of the float32 number that `rounded` returns for 0. */
const ROUNDED_ZERO: i32 = 0x4b400000;
/** Twice the gradient from which rounding is insignificant (gradient-mass.ts). */
const SMALL: i32 = 32;

export function logisticChunks(control: usize, thread: u32): void {
  const rows = <usize>argument(control, 0);
  const numRows = argument(control, 1);
  const chunks = <i32>((numRows + CHUNK_ROWS - 1) / CHUNK_ROWS);
  for (
    let chunk = takeChunk(control, thread, chunks);
    chunk >= 0;
    chunk = takeChunk(control, thread, chunks)
  ) {
    const begin = <u32>chunk * CHUNK_ROWS;
    const end = min(begin + CHUNK_ROWS, numRows);
    logisticRows(control, rows + ((<usize>begin) << 2), rows + ((<usize>end) << 2));
  }
}

export function logisticRows(control: usize, from: usize, end: usize): void {
  const scores = <usize>argument(control, 2);
  const labels = <usize>argument(control, 3);
  const weights = <usize>argument(control, 4);
  const gradients = <usize>argument(control, 5);
  const hessians = <usize>argument(control, 6);
  const last = end - 4;
  let gAll = i32x4.splat(0);
  let gSmalls = i32x4.splat(0);
  let hAll = i32x4.splat(0);
  let hSmalls = i32x4.splat(0);
  for (let at = from; at < end; at += 16) {
    // The last row is repeated to fill up the four lanes.
    const a = <usize>load<u32>(at);
    const b = <usize>load<u32>(min(at + 4, last));
    const c = <usize>load<u32>(min(at + 8, last));
    const d = <usize>load<u32>(min(at + 12, last));
    const isRun = d - a == 3;
    const score = isRun
      ? floats(v128.load(scores + (a << 3)), v128.load(scores + (a << 3), 16))
      : floats(
          f64x2(load<f64>(scores + (a << 3)), load<f64>(scores + (b << 3))),
          f64x2(load<f64>(scores + (c << 3)), load<f64>(scores + (d << 3))),
        );
    const label = isRun ? v128.load(labels + (a << 2)) : fourOf(labels, a, b, c, d);
    const one = f32x4.splat(1);
    const p = f32x4.div(one, f32x4.add(one, exp(f32x4.neg(score))));
    let g = f32x4.sub(p, label);
    let h = f32x4.mul(p, f32x4.sub(one, p));
    if (weights != 0) {
      const weight = isRun ? v128.load(weights + (a << 2)) : fourOf(weights, a, b, c, d);
      g = f32x4.mul(weight, g);
      h = f32x4.mul(weight, h);
    }
    const gi = rounded(f32x4.mul(g, f32x4.splat(SCALE)));
    const hi = rounded(f32x4.mul(h, f32x4.splat(SCALE)));
    let g2 = doubled(gi);
    let h2 = doubled(hi);
    let gSmall = smallOf(g2);
    let hSmall = smallOf(h2);
    if (at > last - 12) {
      // Without the repeated last row.
      const lane = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(<i32>((end - at) >> 2)));
      g2 = v128.and(g2, lane);
      h2 = v128.and(h2, lane);
      gSmall = v128.and(gSmall, lane);
      hSmall = v128.and(hSmall, lane);
    }
    gAll = i32x4.add(gAll, g2);
    hAll = i32x4.add(hAll, h2);
    gSmalls = i32x4.add(gSmalls, gSmall);
    hSmalls = i32x4.add(hSmalls, hSmall);
    if (isRun) {
      v128.store64_lane(gradients + (a << 1), i16x8.shuffle(gi, gi, 0, 2, 4, 6, 0, 2, 4, 6), 0);
      v128.store64_lane(hessians + (a << 1), i16x8.shuffle(hi, hi, 0, 2, 4, 6, 0, 2, 4, 6), 0);
      continue;
    }
    v128.store16_lane(gradients + (a << 1), gi, 0);
    v128.store16_lane(gradients + (b << 1), gi, 2);
    v128.store16_lane(gradients + (c << 1), gi, 4);
    v128.store16_lane(gradients + (d << 1), gi, 6);
    v128.store16_lane(hessians + (a << 1), hi, 0);
    v128.store16_lane(hessians + (b << 1), hi, 2);
    v128.store16_lane(hessians + (c << 1), hi, 4);
    v128.store16_lane(hessians + (d << 1), hi, 6);
  }
  const mass = <usize>argument(control, 7);
  atomic.add<i64>(mass, sumOf(gAll));
  atomic.add<i64>(mass, sumOf(gSmalls), 8);
  atomic.add<i64>(mass, sumOf(hAll), 16);
  atomic.add<i64>(mass, sumOf(hSmalls), 24);
}

/** Twice the absolute integers that `rounded` returned. */
function doubled(values: v128): v128 {
  return i32x4.shl(i32x4.abs(i32x4.sub(values, i32x4.splat(ROUNDED_ZERO))), 1);
}

function smallOf(twice: v128): v128 {
  return v128.and(i32x4.lt_s(twice, i32x4.splat(SMALL)), i32x4.add(twice, i32x4.splat(1)));
}

function sumOf(four: v128): i64 {
  return (
    <i64>i32x4.extract_lane(four, 0) +
    i32x4.extract_lane(four, 1) +
    i32x4.extract_lane(four, 2) +
    i32x4.extract_lane(four, 3)
  );
}

/** Four float64 numbers as float32. */
function floats(ab: v128, cd: v128): v128 {
  return i64x2.shuffle(f32x4.demote_f64x2_zero(ab), f32x4.demote_f64x2_zero(cd), 0, 2);
}

function fourOf(values: usize, a: usize, b: usize, c: usize, d: usize): v128 {
  return f32x4(
    load<f32>(values + (a << 2)),
    load<f32>(values + (b << 2)),
    load<f32>(values + (c << 2)),
    load<f32>(values + (d << 2)),
  );
}

/**
 * The nearest integers, halves upwards as in Math.round, in the lowest bits of each lane: adding 1.5 x 2^23 leaves them
 * there (WebAssembly has no fast conversion).
 */
function rounded(values: v128): v128 {
  return f32x4.add(f32x4.floor(f32x4.add(values, f32x4.splat(0.5))), f32x4.splat(12582912));
}

/**
 * e^x within 2^-21 of its value (gradients keep 13 bits): x = k ln 2 + r with |r| <= ln 2 / 2, Taylor's series for r, k into
 * the exponent. Beyond +-87 as at +-87.
 */
function exp(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, f32x4.splat(87)), f32x4.splat(-87));
  const k = f32x4.floor(f32x4.add(f32x4.mul(bounded, f32x4.splat(1.4426950408889634)), f32x4.splat(0.5)));
  // ln 2 in two parts, of which the first times k is exact.
  const high = f32x4.sub(bounded, f32x4.mul(k, f32x4.splat(0.693359375)));
  const r = f32x4.add(high, f32x4.mul(k, f32x4.splat(2.12194440054690583e-4)));
  let sum = f32x4.splat(1 / 720.0);
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 120.0));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 24.0));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 6.0));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(0.5));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1));
  // 2^k: k + 127 into the exponent's bits. Adding 1.5 x 2^23 + 127 leaves that integer in the lowest bits.
  const power = i32x4.shl(f32x4.add(k, f32x4.splat(12583039)), 23);
  return f32x4.mul(sum, power);
}
