/** How much each feature contributes to a booster. */
import type { Booster } from './tree';

export interface FeatureImportance {
  /** By feature: sum of the gains of its splits. */
  readonly gain: Float64Array;
  /** By feature: number of its splits. */
  readonly split: Int32Array;
}

export function featureImportance({
  trees,
  featureNames,
}: Pick<Booster, 'trees' | 'featureNames'>): FeatureImportance {
  const gain = new Float64Array(featureNames.length);
  const split = new Int32Array(featureNames.length);
  for (const tree of trees) {
    tree.splitFeature.forEach((feature, node) => {
      gain[feature] += tree.splitGain[node];
      split[feature]++;
    });
  }
  return { gain, split };
}
