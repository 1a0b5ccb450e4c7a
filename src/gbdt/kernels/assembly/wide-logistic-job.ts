// Gradients of the log loss in float64, for wide sums (wide-logistic.reference.ts does the same in TypeScript, bit by bit).
//
// arguments  0 rows (u32*)   1 number of rows   2 scores (f64 by row)   3 labels (f32 by row)
//            4 weights (f32 by row, at most 1; 0 for none)
//            5 gradient (f64 by row, output)   6 hessian (f64 by row, output)
//            7 bits of the largest gradient    8 bits of the largest hessian
import { argument, takeChunk } from './control';

const CHUNK_ROWS: u32 = 4096;

export function wideLogisticChunks(control: usize, thread: u32): void {
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
    wideLogisticRows(control, rows + ((<usize>begin) << 2), rows + ((<usize>end) << 2));
  }
}

export function wideLogisticRows(control: usize, from: usize, end: usize): void {
  const scores = <usize>argument(control, 2);
  const labels = <usize>argument(control, 3);
  const weights = <usize>argument(control, 4);
  const gradients = <usize>argument(control, 5);
  const hessians = <usize>argument(control, 6);
  const gradientScale = <f64>((<u64>1) << argument(control, 7));
  // The largest hessian is a quarter of the weight.
  const hessianScale = <f64>((<u64>4) << argument(control, 8));
  for (let at = from; at < end; at += 4) {
    const row = <usize>load<u32>(at);
    const score = load<f64>(scores + (row << 3));
    const isPositive = load<f32>(labels + (row << 2)) > 0;
    const weight: f64 = weights != 0 ? <f64>load<f32>(weights + (row << 2)) : 1;
    // The probability of the other label, which keeps its digits however small it is.
    const error = 1 / (1 + expOf(isPositive ? score : -score));
    const gradient = floor(weight * error * gradientScale + 0.5);
    store<f64>(gradients + (row << 3), isPositive ? -gradient : gradient);
    store<f64>(hessians + (row << 3), floor(weight * error * (1 - error) * hessianScale + 0.5));
  }
}

/** e^x within 2^-48 of its value: x = k ln 2 + r with |r| <= ln 2 / 2, and Taylor's series for r. Clamped to +-700. */
function expOf(x: f64): f64 {
  const bounded = max(min(x, 700), -700);
  const k = floor(bounded * 1.4426950408889634 + 0.5);
  // ln 2 in two parts; k times the first is exact.
  const r = bounded - k * 0.69314718036912381649 - k * 1.90821492927058770002e-10;
  let sum: f64 = 1 / 6227020800.0;
  sum = sum * r + 1 / 479001600.0;
  sum = sum * r + 1 / 39916800.0;
  sum = sum * r + 1 / 3628800.0;
  sum = sum * r + 1 / 362880.0;
  sum = sum * r + 1 / 40320.0;
  sum = sum * r + 1 / 5040.0;
  sum = sum * r + 1 / 720.0;
  sum = sum * r + 1 / 120.0;
  sum = sum * r + 1 / 24.0;
  sum = sum * r + 1 / 6.0;
  sum = sum * r + 0.5;
  sum = sum * r + 1;
  sum = sum * r + 1;
  return sum * reinterpret<f64>((<i64>k + 1023) << 52);
}
