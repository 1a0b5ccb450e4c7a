/** Walks a tree with any kind of split; the fast loops of predict.ts support only plain numerical splits. */
import { valueIsInSet } from './category-sets';
import type { Tree } from './tree';

/** Whether the tree has splits other than value <= threshold with a default side for NaN. */
export function needsWalk(tree: Tree): boolean {
  return tree.categories !== undefined || tree.zeroIsMissing !== undefined;
}

/** Index of the leaf reached by the row that starts at rows[start]. */
export function walkToLeaf(tree: Tree, rows: Float32Array, start: number): number {
  let node = tree.numLeaves > 1 ? 0 : ~0;
  while (node >= 0) {
    const value = rows[start + tree.splitFeature[node]];
    node = goesLeft(tree, node, value) ? tree.leftChild[node] : tree.rightChild[node];
  }
  return ~node;
}

/** With zero_as_missing, LightGBM treats values up to this magnitude as zero. */
const ZERO_BOUND = Math.fround(1e-35);

function goesLeft(tree: Tree, node: number, value: number): boolean {
  if (tree.categories && tree.categories.setOfNode[node] >= 0)
    return valueIsInSet(tree.categories, node, value);
  const isMissing =
    Number.isNaN(value) || (tree.zeroIsMissing?.[node] === 1 && Math.abs(value) <= ZERO_BOUND);
  return isMissing ? tree.defaultLeft[node] === 1 : value <= tree.threshold[node];
}
