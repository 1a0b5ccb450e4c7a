/** Walks one tree with all kinds of splits; the fast loops of predict.ts know only plain numerical ones. */
import { valueIsInSet } from './category-sets';
import type { Tree } from './tree';

/** Whether the tree has splits other than value <= threshold with a side for NaN. */
export function needsWalk(tree: Tree): boolean {
  return tree.categories !== undefined || tree.zeroIsMissing !== undefined;
}

/** Index of the leaf that the row reaches which starts at rows[start]. */
export function walkToLeaf(tree: Tree, rows: Float32Array, start: number): number {
  let node = tree.numLeaves > 1 ? 0 : ~0;
  while (node >= 0) {
    const value = rows[start + tree.splitFeature[node]];
    node = goesLeft(tree, node, value) ? tree.leftChild[node] : tree.rightChild[node];
  }
  return ~node;
}

/** Where zero is missing, LightGBM takes for zero what is at most this in magnitude. */
const ZERO_BOUND = Math.fround(1e-35);

function goesLeft(tree: Tree, node: number, value: number): boolean {
  if (tree.categories && tree.categories.setOfNode[node] >= 0)
    return valueIsInSet(tree.categories, node, value);
  const isMissing =
    Number.isNaN(value) || (tree.zeroIsMissing?.[node] === 1 && Math.abs(value) <= ZERO_BOUND);
  return isMissing ? tree.defaultLeft[node] === 1 : value <= tree.threshold[node];
}
