/**
 * The features that some split of a tree can use: both sides of it must have at least minDataInLeaf rows. As with LightGBM's
 * feature_pre_filter, the others are never drawn, so that a drawn set of features does not consist of useless ones.
 */
import type { BinMapper } from './bin-mapper';
import type { Dataset } from './dataset';
import type { TrainParams } from './params';

type UsabilityParams = Pick<TrainParams, 'minDataInLeaf' | 'interactionConstraints'>;

/** Indices of the usable features, ascending. */
export function usableFeatures(
  { storage, rows }: Dataset,
  { minDataInLeaf, interactionConstraints }: UsabilityParams,
): Int32Array {
  const { mappers, columns } = storage;
  const allowed = interactionConstraints.length > 0 ? new Set(interactionConstraints.flat()) : undefined;
  return Int32Array.from(mappers.keys()).filter(
    (feature) =>
      (allowed?.has(feature) ?? true) && isUsable(columns[feature], rows, mappers[feature], minDataInLeaf),
  );
}

/** Rows after which it is tried whether those counted so far are enough: for most features they are. */
const BLOCK_ROWS = 8192;

function isUsable(column: Uint8Array, rows: Int32Array, mapper: BinMapper, minDataInLeaf: number): boolean {
  const counts = new Int32Array(mapper.numBins);
  for (let begin = 0; begin < rows.length; begin += BLOCK_ROWS) {
    countBins(column, rows.subarray(begin, begin + BLOCK_ROWS), counts);
    if (mapper.categories ? canGroup(counts, minDataInLeaf) : canDivide(counts, mapper, minDataInLeaf))
      return true;
  }
  return false;
}

function countBins(column: Uint8Array, rows: Int32Array, counts: Int32Array): void {
  for (let i = 0; i < rows.length; i++) counts[column[rows[i]]]++;
}

/** Whether a threshold has enough rows on both sides, with missing values on either. */
function canDivide(counts: Int32Array, { numValueBins, missingBin }: BinMapper, minRows: number): boolean {
  const missing = counts[missingBin];
  let right = counts.reduce((sum, count) => sum + count, 0) - missing;
  let left = 0;
  for (let bin = 0; bin < numValueBins; bin++) {
    left += counts[bin];
    right -= counts[bin];
    const isWithMissing = left + missing >= minRows && right >= minRows;
    if (left > 0 && (isWithMissing || (left >= minRows && right + missing >= minRows))) return true;
  }
  return false;
}

/** Whether a set of categories may have enough rows on both sides: no side can have fewer than all but the largest bin. */
function canGroup(counts: Int32Array, minRows: number): boolean {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return all >= 2 * minRows && all - Math.max(...counts) >= minRows;
}
