/**
 * The result of training: a booster, which is a list of trees (src/trees/tree.ts). Leaf values are multiples of
 * LEAF_VALUE_UNIT, so the trainer, the ONNX file and the LightGBM text, summing in any order and in float32, give the same
 * score.
 */
import type { Tree } from '../trees/tree';

export type { Tree } from '../trees/tree';

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
