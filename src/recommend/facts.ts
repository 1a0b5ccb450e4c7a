import { featureNames } from '../features/feature-columns';

/** Reads a feature row by name, for the facts in reasons. Missing facts are NaN. */
export type Facts = (feature: string) => number;

const places = new Map(featureNames.map((name, place) => [name, place]));

/** @throws Error for a name that is not a feature column */
export function factsOf(row: Float32Array): Facts {
  return (feature) => {
    const place = places.get(feature);
    if (place === undefined)
      throw new Error(`expected a name of src/features/feature-columns.ts, got "${feature}"`);
    return row[place];
  };
}
