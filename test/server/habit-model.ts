/**
 * A published model with an obvious answer: stage 1 prefers products that the user buys in most orders, and stage 2 adds
 * nothing. ONNX, text, manifest and registry are real; only the trees are handwritten.
 */
import { featureColumnsHash, featureNames } from '../../src/features/feature-columns';
import type { Booster, Tree } from '../../src/gbdt/tree';
import type { Manifest } from '../../src/registry/manifest';
import { publishModel } from '../../src/model-format/publish-model';
import { stage2ColumnsHash, stage2Names } from '../../src/recommend/shortlist-rows';

export function publishHabitModel(
  modelsDir: string,
  now = new Date('2026-11-23T18:15:02Z'),
): Promise<Manifest> {
  const about = {
    source: 'trained' as const,
    featureColumnsHash,
    stage2ColumnsHash,
    seed: 7,
    dataFingerprint: 'test shop',
    trainedOn: { users: 58, targets: 116, rows: 5000 },
    settings: {
      retrieval: { userNeighbours: 20, coPurchase: 20, transition: 10, aislePopular: 20, popular: 50 },
      shortlistSize: 100,
      calibration: { slope: 1, intercept: 0 },
      stage2Weight: 1,
      outsideShare: 0.1,
      outsideDispersion: 0,
    },
    metrics: {
      validation: { 'recall@10': { ours: 0.4, 'P-TopFreq': 0.3, 'G-TopFreq': 0.1 } },
      validationTargets: 58,
    },
  };
  const boosters = {
    stage1: booster(featureNames, [
      stump('user_product_orders', 0.5, 1),
      stump('user_product_orders', 2.5, 1.5),
    ]),
    stage2: booster(stage2Names, [stump('stage1_score', 0, 0)]),
  };
  return publishModel(modelsDir, { ...boosters, about, activate: true }, now);
}

function booster(names: readonly string[], stumps: readonly ((names: readonly string[]) => Tree)[]): Booster {
  return {
    objective: 'binary',
    featureNames: [...names],
    featureRanges: names.map(() => [0, 100]),
    initScore: -1,
    trees: stumps.map((make) => make(names)),
    params: { numLeaves: 2, learningRate: 1 },
  };
}

/** At most `threshold` (or missing): -value; above: +value. */
const stump =
  (feature: string, threshold: number, value: number) =>
  (names: readonly string[]): Tree => {
    const index = names.indexOf(feature);
    if (index < 0) throw new Error(`there is no feature ${feature}`);
    return {
      numLeaves: 2,
      splitFeature: Int32Array.of(index),
      threshold: Float64Array.of(threshold),
      defaultLeft: Uint8Array.of(1),
      leftChild: Int32Array.of(~0),
      rightChild: Int32Array.of(~1),
      splitGain: Float64Array.of(10 * value),
      internalValue: Float64Array.of(0),
      internalWeight: Float64Array.of(2),
      internalCount: Int32Array.of(20),
      leafValue: Float64Array.of(-value, value),
      leafWeight: Float64Array.of(1, 1),
      leafCount: Int32Array.of(10, 10),
      shrinkage: 1,
    };
  };
