/** How much each feature did for a booster. */
import type { Booster } from './tree';

export interface FeatureImportance {
  /** Sum of the gains of its splits, by feature. */
  readonly gain: Float64Array;
  /** Number of its splits, by feature. */
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
