/**
 * A booster in serving: flat trees read from LightGBM's text, with all data needed to explain a score or to convert
 * them back into a booster of the trainer.
 *
 * The trainer has its own copies of these two interfaces, because serving never imports training; model-format checks
 * at compile time that they are interchangeable. Nodes are numbered as in LightGBM: a tree with L leaves has L - 1
 * internal nodes, numbered from 0 (the root) in split order; a child >= 0 is an internal node, and a child < 0 is leaf
 * ~child.
 */
import { isCategorical, valueIsInSet } from './category-sets';
import type { CategorySets } from './category-sets';

export interface ParsedTree {
  readonly numLeaves: number;
  readonly splitFeature: Int32Array;
  /** float32 values stored as float64. Rows are float32, so thresholds are rounded down to the nearest float32. */
  readonly threshold: Float64Array;
  /** 1 if a missing value (NaN) goes left, else 0. */
  readonly defaultLeft: Uint8Array;
  readonly leftChild: Int32Array;
  readonly rightChild: Int32Array;
  readonly splitGain: Float64Array;
  /** Value that the node would have as a leaf. */
  readonly internalValue: Float64Array;
  readonly internalWeight: Float64Array;
  readonly internalCount: Int32Array;
  /** Raw score added by each leaf. */
  readonly leafValue: Float64Array;
  readonly leafWeight: Float64Array;
  readonly leafCount: Int32Array;
  readonly shrinkage: number;
  /** Category sets; only for trees with categorical splits. */
  readonly categories?: CategorySets;
  /** 1 if zero is treated as missing (LightGBM's zero_as_missing), else 0. */
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
  readonly trees: readonly ParsedTree[];
  readonly params: Readonly<Record<string, number | string | boolean>>;
}

/** Index of the leaf that a row reaches. `offset` is where the row starts in `rows`. */
export function leafOf(tree: ParsedTree, rows: Float32Array, offset = 0): number {
  let node = tree.numLeaves > 1 ? 0 : ~0;
  while (node >= 0) node = childOf(tree, node, rows[offset + tree.splitFeature[node]]);
  return ~node;
}

/** The child to which a value goes. */
export function childOf(tree: ParsedTree, node: number, value: number): number {
  return goesLeft(tree, node, value) ? tree.leftChild[node] : tree.rightChild[node];
}

/**
 * Numerical: values up to the threshold go left, missing ones to the default side. Categorical: values in the set go
 * left.
 */
function goesLeft(tree: ParsedTree, node: number, value: number): boolean {
  if (isCategorical(tree.categories, node)) return valueIsInSet(tree.categories, node, value);
  const isMissing = Number.isNaN(value) || (tree.zeroIsMissing?.[node] === 1 && isZero(value));
  return isMissing ? tree.defaultLeft[node] === 1 : value <= tree.threshold[node];
}

/** LightGBM treats values up to this magnitude as zero; rounded down to the nearest float32. */
export const ZERO_BOUND = 1.0000000180025095e-35;

export function isZero(value: number): boolean {
  return Math.abs(value) <= ZERO_BOUND;
}
