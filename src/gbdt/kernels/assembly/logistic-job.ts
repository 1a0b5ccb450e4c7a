// Gradients of the log loss, two rows at a time (logistic.reference.ts is the same in TypeScript, bit by bit).
//
// arguments  0 rows (u32*)        1 number of rows   2 scores (f64 by row)   3 labels (f32 by row)
//            4 weights (f32 by row; 0 for none)      5 gradient (i16 by row, written)   6 hessian (u16, written)
//            7 two f64: what gradients and hessians are multiplied by before rounding
import { argument, takeChunk } from './control';

const CHUNK_ROWS: u32 = 4096;

export function logisticChunks(control: usize, thread: u32): void {
  const rows = <usize>argument(control, 0);
  const numRows = argument(control, 1);
  const scores = <usize>argument(control, 2);
  const labels = <usize>argument(control, 3);
  const weights = <usize>argument(control, 4);
  const gradients = <usize>argument(control, 5);
  const hessians = <usize>argument(control, 6);
  const scales = <usize>argument(control, 7);
  const gradientScale = f64x2.splat(load<f64>(scales));
  const hessianScale = f64x2.splat(load<f64>(scales, 8));
  const one = f64x2.splat(1);
  const chunks = <i32>((numRows + CHUNK_ROWS - 1) / CHUNK_ROWS);
  for (
    let chunk = takeChunk(control, thread, chunks);
    chunk >= 0;
    chunk = takeChunk(control, thread, chunks)
  ) {
    const begin = <u32>chunk * CHUNK_ROWS;
    const end = min(begin + CHUNK_ROWS, numRows);
    for (let i = begin; i < end; i += 2) {
      const a = <usize>load<u32>(rows + ((<usize>i) << 2));
      // An odd last row stands for its missing partner, too.
      const b = <usize>load<u32>(rows + ((<usize>min(i + 1, end - 1)) << 2));
      const score = f64x2(load<f64>(scores + (a << 3)), load<f64>(scores + (b << 3)));
      const label = f64x2(load<f32>(labels + (a << 2)), load<f32>(labels + (b << 2)));
      const p = f64x2.div(one, f64x2.add(one, exp(f64x2.neg(score))));
      let g = f64x2.sub(p, label);
      let h = f64x2.mul(p, f64x2.sub(one, p));
      if (weights != 0) {
        const weight = f64x2(load<f32>(weights + (a << 2)), load<f32>(weights + (b << 2)));
        g = f64x2.mul(weight, g);
        h = f64x2.mul(weight, h);
      }
      const gi = rounded(f64x2.mul(g, gradientScale));
      const hi = rounded(f64x2.mul(h, hessianScale));
      v128.store16_lane(gradients + (a << 1), gi, 0);
      v128.store16_lane(gradients + (b << 1), gi, 4);
      v128.store16_lane(hessians + (a << 1), hi, 0);
      v128.store16_lane(hessians + (b << 1), hi, 4);
    }
  }
}

/**
 * The nearest integers, halves upwards as in Math.round, in the lowest bits of each lane: adding 1.5 x 2^52 leaves them
 * there (there is no quick conversion).
 */
function rounded(values: v128): v128 {
  return f64x2.add(f64x2.floor(f64x2.add(values, f64x2.splat(0.5))), f64x2.splat(6755399441055744));
}

/**
 * e^x within 2^-27 of its value (gradients keep 13 bits): x = k ln 2 + r with |r| <= ln 2 / 2, Taylor's series for r, k into the exponent.
 * Beyond +-700 as at +-700.
 */
function exp(x: v128): v128 {
  const bounded = f64x2.pmax(f64x2.pmin(x, f64x2.splat(700)), f64x2.splat(-700));
  const k = f64x2.floor(f64x2.add(f64x2.mul(bounded, f64x2.splat(1.4426950408889634)), f64x2.splat(0.5)));
  const high = f64x2.sub(bounded, f64x2.mul(k, f64x2.splat(0.6931471803691238)));
  const r = f64x2.sub(high, f64x2.mul(k, f64x2.splat(1.9082149292705877e-10)));
  let sum = f64x2.splat(1 / 5040.0);
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1 / 720.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1 / 120.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1 / 24.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1 / 6.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.5));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1));
  // 2^k: k + 1023 into the exponent's bits. Adding 2^52 + 1023 leaves that integer in the lowest bits.
  const power = i64x2.shl(f64x2.add(k, f64x2.splat(4503599627371519)), 52);
  return f64x2.mul(sum, power);
}
