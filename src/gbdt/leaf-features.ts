/** The features that a leaf may be split on: those of the tree that interaction constraints allow, or a random subset of them. */
import type { LeafState } from './leaf-state';
import type { TrainParams } from './params';
import { createRandom, drawSorted, RANDOM_STREAM } from './random';

type FeatureParams = Pick<TrainParams, 'featureFractionByNode' | 'interactionConstraints' | 'seed'>;

/**
 * @param treeFeatures features of the tree, ascending
 * @param node a number derived from the tree and the leaf; seeds the draw
 */
export function featuresOfLeaf(
  treeFeatures: Int32Array,
  leaf: Pick<LeafState, 'pathFeatures'>,
  node: number,
  { featureFractionByNode, interactionConstraints, seed }: FeatureParams,
): Int32Array {
  const allowed =
    interactionConstraints.length > 0
      ? mayJoin(treeFeatures, leaf.pathFeatures, interactionConstraints)
      : treeFeatures;
  if (featureFractionByNode === 1 || allowed.length === 0) return allowed;
  const count = Math.max(1, Math.round(allowed.length * featureFractionByNode));
  const random = createRandom(seed, RANDOM_STREAM.nodeFeatures, node);
  return drawSorted(allowed.length, count, random).map((place) => allowed[place]);
}

/** Features that share a group with everything on the path. */
function mayJoin(
  features: Int32Array,
  path: ReadonlySet<number>,
  constraints: readonly (readonly number[])[],
): Int32Array {
  const groups = constraints.filter((group) => [...path].every((feature) => group.includes(feature)));
  const allowed = new Set([...path, ...groups.flat()]);
  return features.filter((feature) => allowed.has(feature));
}
