import { featureImportance } from '../gbdt/importance';
import type { Booster } from '../gbdt/tree';
import type { FeatureImportance } from '../registry/manifest';

/** All features by the sum of their split gains, largest first; equal gains in column order. */
export function importanceTable(booster: Booster): FeatureImportance[] {
  const { gain, split } = featureImportance(booster);
  const table = booster.featureNames.map((name, i) => ({ name, gain: gain[i], splits: split[i] }));
  return table.sort((a, b) => b.gain - a.gain);
}
