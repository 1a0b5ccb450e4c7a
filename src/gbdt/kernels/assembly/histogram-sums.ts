// Conversion of packed sums to histograms, and operations on whole histograms.
import { BIN_BYTES, COUNT_MASK, GRADIENT_SHIFT, HESSIAN_MASK, HESSIAN_SHIFT } from './packed';

/**
 * Moves a feature's packed sums to the histogram and clears them.
 * @param sums packed sums of the feature
 * @param bins histogram of the feature: numBins x (gradient, hessian, count)
 * @param adds whether to add to the histogram or to overwrite it
 */
export function flushFeature(sums: usize, bins: usize, numBins: i32, adds: bool): void {
  const end = sums + ((<usize>numBins) << 3);
  for (let at = sums, to = bins; at < end; at += 8, to += BIN_BYTES) {
    const sum = load<i64>(at);
    store<i64>(at, 0);
    let pair = f64x2(
      <f64>(<i32>(sum >> GRADIENT_SHIFT)),
      <f64>(<i32>((sum >> HESSIAN_SHIFT) & HESSIAN_MASK)),
    );
    let count = <f64>(<i32>(sum & COUNT_MASK));
    if (adds) {
      pair = f64x2.add(pair, v128.load(to));
      count += load<f64>(to, 16);
    }
    v128.store(to, pair);
    store<f64>(to, count, 16);
  }
}

/** to += from, over `bytes` bytes of float64. */
export function addHistogram(to: usize, from: usize, bytes: usize): void {
  const end = to + (bytes & ~15);
  while (to < end) {
    v128.store(to, f64x2.add(v128.load(to), v128.load(from)));
    to += 16;
    from += 16;
  }
  if (bytes & 8) store<f64>(to, load<f64>(to) + load<f64>(from));
}

/** parent -= sibling, over `bytes` bytes of float64. */
export function subtractHistogram(parent: usize, sibling: usize, bytes: usize): void {
  const end = parent + (bytes & ~15);
  while (parent < end) {
    v128.store(parent, f64x2.sub(v128.load(parent), v128.load(sibling)));
    parent += 16;
    sibling += 16;
  }
  if (bytes & 8) store<f64>(parent, load<f64>(parent) - load<f64>(sibling));
}
