/**
 * Packed histograms in TypeScript (assembly/packed.ts has the picture): gradient, hessian and count of a bin in one
 * 64-bit integer, for leaves of few rows.
 */
import { BIN_WIDTH } from '../histogram';

/** What packHistogram of assembly/packed-histogram.ts does. */
export function packHistogram(histogram: Float64Array): BigInt64Array {
  return BigInt64Array.from({ length: histogram.length / BIN_WIDTH }, (_, bin) => {
    const [gradient, hessian, count] = histogram.subarray(bin * BIN_WIDTH, (bin + 1) * BIN_WIDTH);
    return (BigInt(gradient) << 37n) + (BigInt(hessian) << 13n) + BigInt(count);
  });
}
