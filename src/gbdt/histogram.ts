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

/** Numbers per bin in a histogram. */
export const BIN_WIDTH = 3;

/**
 * Maximum number of rows in a leaf whose histogram can be packed into one 64-bit integer per bin: no field can overflow
 * with so few rows (kernels/assembly/packed.ts).
 */
export const MAX_PACKED_ROWS = 7680;

/** First bin of each feature in a histogram; the last entry is the total number of bins. */
export function firstBins({ mappers }: Pick<BinnedRows, 'mappers'>): Int32Array {
  const first = new Int32Array(mappers.length + 1);
  mappers.forEach((mapper, feature) => (first[feature + 1] = first[feature] + mapper.numBins));
  return first;
}
