/**
 * Bins of categorical features: one for each frequent category, the most frequent first, then one bin for missing,
 * negative and all other values. Values are whole numbers from 0; fractions are truncated, as in LightGBM.
 */
import type { BinMapper, BinOptions } from './bins';
import { DatasetError } from './errors';

/** Not all larger whole numbers are float32 values, so categories could collide. */
const MAX_CATEGORY = 2 ** 24 - 1;

/**
 * At most maxBin categories; those with fewer than minDataInBin sampled rows are omitted, except the two most frequent.
 * @param values sampled values of the feature
 * @throws DatasetError for a category that float32 cannot represent exactly
 */
export function fitCategories(values: Float32Array, { maxBin, minDataInBin }: BinOptions): BinMapper {
  const counts = new Map<number, number>();
  for (const value of values) {
    const category = categoryOf(value);
    if (category > MAX_CATEGORY) throw new DatasetError(`categories from 0 to ${MAX_CATEGORY}`, value);
    if (category >= 0) counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([a, countA], [b, countB]) => countB - countA || a - b);
  const kept = byCount.filter(([, count], rank) => rank < maxBin && (rank < 2 || count >= minDataInBin));
  return categoryMapper(Int32Array.from(kept, ([category]) => category));
}

/** The mapper for these categories, in bin order. */
export function categoryMapper(categories: Int32Array): BinMapper {
  const numValueBins = categories.length;
  return Object.freeze({
    bounds: new Float32Array(0),
    categories,
    numValueBins,
    missingBin: numValueBins,
    numBins: numValueBins + 1,
  });
}

/** The category of a value, or -1 if it has none. */
export function categoryOf(value: number): number {
  return value > -1 && value < Infinity ? Math.trunc(value) + 0 : -1;
}

/**
 * Bins one column of row-major values.
 * @param values reads values[feature], values[feature + step], ...
 * @param out writes out[feature], out[feature + outStep], ...
 */
export function binCategories(
  { categories = new Int32Array(0), missingBin }: BinMapper,
  values: Float32Array,
  feature: number,
  step: number,
  out: Uint8Array,
  outStep: number,
): void {
  const binOf = new Map(Array.from(categories, (category, bin) => [category, bin]));
  for (let at = feature, to = feature; at < values.length; at += step, to += outStep) {
    out[to] = binOf.get(categoryOf(values[at])) ?? missingBin;
  }
}
