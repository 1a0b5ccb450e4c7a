/** Quantile bins by greedy equal count: from sorted values to the upper bounds of their bins. */
import { floorToFloat32, LARGEST_FLOAT32 } from './float32';

/**
 * If there are few distinct values, each gets its own bin. Otherwise each value that is more frequent than an average bin
 * gets its own bin, and the rest is divided into bins of about equal count.
 * @param sorted ascending, without NaN and -0; overwritten
 * @returns strictly ascending float32 bounds, one fewer than the number of bins
 */
export function greedyBounds(sorted: Float32Array, maxBins: number, minDataInBin: number): Float32Array {
  const { values, counts } = distinct(sorted);
  if (values.length === 0) return new Float32Array(0);
  const lastOfBin =
    values.length <= maxBins
      ? ownBins(counts, minDataInBin)
      : equalCountBins(
          counts,
          sorted.length,
          Math.min(maxBins, Math.max(1, Math.floor(sorted.length / minDataInBin))),
        );
  return Float32Array.from(lastOfBin, (last) => boundBetween(values[last], values[last + 1]));
}

/** The float32 b with lower <= b < upper that is nearest to their midpoint (both are float32, lower < upper). */
export function boundBetween(lower: number, upper: number): number {
  const middle = lower === -upper ? 0 : lower / 2 + upper / 2;
  const bound = floorToFloat32(Math.min(Math.max(middle, -LARGEST_FLOAT32), LARGEST_FLOAT32));
  return bound < upper ? bound : lower;
}

/** Distinct values, written over the beginning of `sorted`, with their counts. */
function distinct(sorted: Float32Array): { values: Float32Array; counts: Int32Array } {
  const counts = new Int32Array(sorted.length);
  let found = 0;
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i];
    if (found === 0 || sorted[found - 1] !== value) sorted[found++] = value;
    counts[found - 1]++;
  }
  return { values: sorted.subarray(0, found), counts: counts.subarray(0, found) };
}

/** One bin per distinct value, except that a bin extends until it contains minDataInBin rows. */
function ownBins(counts: Int32Array, minDataInBin: number): number[] {
  const lastOfBin: number[] = [];
  let inBin = 0;
  for (let index = 0; index < counts.length - 1; index++) {
    inBin += counts[index];
    if (inBin < minDataInBin) continue;
    lastOfBin.push(index);
    inBin = 0;
  }
  return lastOfBin;
}

/** At most maxBins bins; the mean is recomputed over the remaining values after each bin. */
function equalCountBins(counts: Int32Array, total: number, maxBins: number): number[] {
  const average = total / maxBins;
  const isHeavy = (index: number): boolean => counts[index] >= average;
  let binsLeft = maxBins; // for the values that are not heavy
  let rowsLeft = total; // of the values that are not heavy
  for (let index = 0; index < counts.length; index++) {
    if (!isHeavy(index)) continue;
    binsLeft--;
    rowsLeft -= counts[index];
  }
  const lastOfBin: number[] = [];
  let inBin = 0;
  let target = rowsLeft / Math.max(binsLeft, 1);
  for (let index = 0; index < counts.length - 1 && lastOfBin.length < maxBins - 1; index++) {
    inBin += counts[index];
    if (!isHeavy(index)) rowsLeft -= counts[index];
    const closes = isHeavy(index) || inBin >= target || (isHeavy(index + 1) && inBin >= target / 2);
    if (!closes) continue;
    lastOfBin.push(index);
    inBin = 0;
    if (!isHeavy(index)) target = rowsLeft / Math.max(--binsLeft, 1);
  }
  return lastOfBin;
}
