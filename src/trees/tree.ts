/**
 * A tree as flat arrays, as the trainer creates it, LightGBM's text contains it and serving explains scores with it.
 *
 * Node numbering is LightGBM's: a tree with L leaves has L - 1 internal nodes, numbered from 0 (the root) in the
 * order in which they were split. A child >= 0 is an internal node, a child < 0 is the leaf with index ~child.
 *
 *   leftChild  = [1, ~0]        node 0 ── left ── node 1 ── left ── leaf 0
 *   rightChild = [~2, ~1]          └─ right ─ leaf 2  └─ right ─ leaf 1
 *
 * A row goes left if its value is <= threshold, or missing (NaN) with defaultLeft 1; at a categorical split, if its value
 * is one of the node's categories. Thresholds are float32 values held in float64.
 */
import { isCategorical, valueIsInSet } from './category-sets';
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

/** Supported training objectives. */
export type ParsedObjective = 'binary' | 'lambdarank' | 'regression' | 'multiclass';

/**
 * The ensemble: raw score = sum over all trees of the value of the leaf that the row reaches. Tree i belongs to class i
 * modulo numClasses.
 */
export interface ParsedBooster {
  readonly objective: ParsedObjective;
  /** Number of raw scores per row; 1 if absent. */
  readonly numClasses?: number;
  readonly featureNames: readonly string[];
  /** Per feature: smallest and largest value in training; NaN if the text does not contain them. */
  readonly featureRanges: readonly (readonly [number, number])[];
  /** Always 0: in LightGBM's text, the first tree includes the initial score. */
  readonly initScore: 0;
  readonly trees: readonly Tree[];
  readonly params: Readonly<Record<string, number | string | boolean>>;
}

/** Index of the leaf that a row reaches. `offset` is where the row starts in `rows`. */
export function leafOf(tree: Tree, rows: Float32Array, offset = 0): number {
  let node = tree.numLeaves > 1 ? 0 : ~0;
  while (node >= 0) node = childOf(tree, node, rows[offset + tree.splitFeature[node]]);
  return ~node;
}

/** The child to which a value goes. */
export function childOf(tree: Tree, node: number, value: number): number {
  return goesLeft(tree, node, value) ? tree.leftChild[node] : tree.rightChild[node];
}

/**
 * Numerical: values up to the threshold go left, missing ones to the default side. Categorical: values in the set go
 * left.
 */
function goesLeft(tree: Tree, node: number, value: number): boolean {
  if (isCategorical(tree.categories, node)) return valueIsInSet(tree.categories, node, value);
  const isMissing = Number.isNaN(value) || (tree.zeroIsMissing?.[node] === 1 && isZero(value));
  return isMissing ? tree.defaultLeft[node] === 1 : value <= tree.threshold[node];
}

/** LightGBM treats values up to this magnitude as zero; rounded down to the nearest float32. */
export const ZERO_BOUND = 1.0000000180025095e-35;

export function isZero(value: number): boolean {
  return Math.abs(value) <= ZERO_BOUND;
}
