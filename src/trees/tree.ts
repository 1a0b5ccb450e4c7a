/**
 * A booster as serving knows it: flat trees read from LightGBM's text, enough to explain a score and to be turned
 * back into a trainer's booster.
 *
 * The trainer has the same two interfaces of its own, because serving never imports training; model-format proves at
 * compile time that the two stay interchangeable. Numbering is LightGBM's: L leaves, L - 1 internal nodes from 0 (the
 * root) in split order, a child >= 0 is an internal node and a child < 0 is leaf ~child.
 */
import { isCategorical, valueIsInSet } from './category-sets';
import type { CategorySets } from './category-sets';

export interface ParsedTree {
  readonly numLeaves: number;
  readonly splitFeature: Int32Array;
  /** float32 values held in float64: rows are float32, so the threshold was rounded down to the nearest such value. */
  readonly threshold: Float64Array;
  /** 1 where a missing value (NaN) goes left. */
  readonly defaultLeft: Uint8Array;
  readonly leftChild: Int32Array;
  readonly rightChild: Int32Array;
  readonly splitGain: Float64Array;
  /** Raw score that the node would give if it were a leaf. */
  readonly internalValue: Float64Array;
  readonly internalWeight: Float64Array;
  readonly internalCount: Int32Array;
  /** Raw score added by each leaf. */
  readonly leafValue: Float64Array;
  readonly leafWeight: Float64Array;
  readonly leafCount: Int32Array;
  readonly shrinkage: number;
  /** Where the tree splits on categories: which of them go left. */
  readonly categories?: CategorySets;
  /** 1 where zero goes the way of missing values (LightGBM's zero_as_missing). */
  readonly zeroIsMissing?: Uint8Array;
}

/** What a booster can have been trained for. */
export type ParsedObjective = 'binary' | 'lambdarank' | 'regression' | 'multiclass';

/** The ensemble: raw score = sum over trees of the leaf value reached. Tree i belongs to class i modulo numClasses. */
export interface ParsedBooster {
  readonly objective: ParsedObjective;
  /** Raw scores of a row; 1 where left out. */
  readonly numClasses?: number;
  readonly featureNames: readonly string[];
  /** Smallest and largest value seen in training, per feature; NaN when the text does not say. */
  readonly featureRanges: readonly (readonly [number, number])[];
  /** Always 0: LightGBM's text keeps the initial score inside the first tree. */
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

/** The child that a value is sent to. */
export function childOf(tree: ParsedTree, node: number, value: number): number {
  return goesLeft(tree, node, value) ? tree.leftChild[node] : tree.rightChild[node];
}

/** Left when a value is at most the threshold, or missing and missing goes left; or when it is one of the categories. */
function goesLeft(tree: ParsedTree, node: number, value: number): boolean {
  if (isCategorical(tree.categories, node)) return valueIsInSet(tree.categories, node, value);
  const isMissing = Number.isNaN(value) || (tree.zeroIsMissing?.[node] === 1 && isZero(value));
  return isMissing ? tree.defaultLeft[node] === 1 : value <= tree.threshold[node];
}

/** What LightGBM takes for zero where zero is missing: at most this in magnitude, as the nearest float32 at or below. */
export const ZERO_BOUND = 1.0000000180025095e-35;

export function isZero(value: number): boolean {
  return Math.abs(value) <= ZERO_BOUND;
}
