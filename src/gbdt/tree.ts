/**
 * The result of training: a tree as flat arrays, and a booster as a list of trees.
 *
 * Node numbering is LightGBM's: a tree with L leaves has L - 1 internal nodes, numbered from 0 (the root) in the
 * order in which they were split. A child >= 0 is an internal node, a child < 0 is the leaf with index ~child.
 *
 *   leftChild  = [1, ~0]        node 0 ── left ── node 1 ── left ── leaf 0
 *   rightChild = [~2, ~1]          └─ right ─ leaf 2  └─ right ─ leaf 1
 *
 * A row goes left if its value is <= threshold, or missing (NaN) with defaultLeft 1; at a categorical split, if its value
 * is one of the node's categories.
 * Thresholds are float32 values held in float64, leaf values are multiples of LEAF_VALUE_UNIT: so the trainer, the
 * ONNX file and the LightGBM text take the same branch and, summing in any order and in float32, give the same score.
 */
import type { CategorySets } from './category-sets';

export interface Tree {
  readonly numLeaves: number;
  /** Feature tested by each internal node. */
  readonly splitFeature: Int32Array;
  readonly threshold: Float64Array;
  readonly defaultLeft: Uint8Array;
  readonly leftChild: Int32Array;
  readonly rightChild: Int32Array;
  readonly splitGain: Float64Array;
  /** Output of the node if it were a leaf (shrinkage applied); used for contributions. */
  readonly internalValue: Float64Array;
  /** Sum of hessians. */
  readonly internalWeight: Float64Array;
  readonly internalCount: Int32Array;
  /** Raw score added by each leaf (shrinkage applied). */
  readonly leafValue: Float64Array;
  readonly leafWeight: Float64Array;
  readonly leafCount: Int32Array;
  readonly shrinkage: number;
  /** Categories that go left, for categorical splits. Threshold and defaultLeft of such nodes are 0. */
  readonly categories?: CategorySets;
  /**
   * 1 where zero is treated as missing (LightGBM's zero_as_missing). The trainer never creates such splits; trees read
   * from LightGBM's text may contain them.
   */
  readonly zeroIsMissing?: Uint8Array;
}

/**
 * Leaf values and the initial score are rounded to multiples of 2^-20. Sums below 16 in absolute value are then
 * exact in float32 (4 + 20 bits), whatever the order of addition.
 */
export const LEAF_VALUE_UNIT = 2 ** -20;

/** The objective that a booster was trained with. */
export type ObjectiveName = 'binary' | 'lambdarank' | 'regression' | 'multiclass';

/**
 * A trained ensemble in memory: raw score = initScore + sum over trees of the leaf value reached. With several classes
 * a row has one raw score per class: tree i belongs to class i modulo numClasses, and the initial scores are part of
 * the first tree of each class.
 */
export interface Booster {
  readonly objective: ObjectiveName;
  /** Number of raw scores per row; 1 if omitted. */
  readonly numClasses?: number;
  readonly featureNames: readonly string[];
  /** Smallest and largest finite value seen in training, per feature (LightGBM's feature_infos); NaN when none. */
  readonly featureRanges: readonly (readonly [number, number])[];
  readonly initScore: number;
  readonly trees: readonly Tree[];
  /** Training parameters, by the camelCase form of LightGBM's names. */
  readonly params: Readonly<Record<string, number | string | boolean>>;
}
