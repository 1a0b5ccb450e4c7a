/**
 * Histograms: for every bin of every feature the sums over a leaf's rows of (gradient, hessian, count).
 *
 *   feature        0                     1                ...
 *   bin            0     1    ...  NaN   0     1   ...
 *   histogram    [ g h n g h n ... g h n g h n ...        ]     at (firstBin[feature] + bin) * 3
 *
 * All entries are integers held in float64 (see gradients.ts), so sums and differences are exact.
 * They are built by kernels/histogram-builder.ts.
 */
import type { BinnedRows } from './binned-rows';

/** Numbers a bin takes in a histogram. */
export const BIN_WIDTH = 3;

/**
 * Rows of a leaf whose histogram may be packed, a 64-bit integer a bin: its fields then hold whatever gradients,
 * hessians and counts add up to (kernels/assembly/packed.ts).
 */
export const MOST_PACKED_ROWS = 7680;

/** First bin of each feature in a histogram, and in the last place the number of bins of all features. */
export function firstBins({ mappers }: Pick<BinnedRows, 'mappers'>): Int32Array {
  const first = new Int32Array(mappers.length + 1);
  mappers.forEach((mapper, feature) => (first[feature + 1] = first[feature] + mapper.numBins));
  return first;
}
