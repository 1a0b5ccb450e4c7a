/** The rules for feature names: those of LightGBM, so that every trained booster can be written as its text. */
import { DatasetError } from './errors';

/** @throws DatasetError for a name that is used twice or that LightGBM's text cannot represent */
export function checkFeatureNames(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (!isFeatureName(name))
      throw new DatasetError('feature names without spaces and without any of " , : [ ] { }', `"${name}"`);
    if (seen.has(name)) throw new DatasetError('different feature names', `"${name}" twice`);
    seen.add(name);
  }
}

/** LightGBM separates names by spaces and rejects characters that are special in JSON. */
export function isFeatureName(name: string): boolean {
  return /^[^\s",:[\]{}]+$/.test(name);
}
