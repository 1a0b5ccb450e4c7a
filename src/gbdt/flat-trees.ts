/** The nodes of all trees of a booster in contiguous typed arrays, for the prediction loops. */
import type { Tree } from './tree';

export interface FlatTrees {
  readonly numTrees: number;
  /** First node of each tree; ~0 for a single-leaf tree. */
  readonly root: Int32Array;
  /** First leaf of each tree in leafValue. */
  readonly firstLeaf: Int32Array;
  readonly feature: Int32Array;
  /** Exact: thresholds are float32 values. */
  readonly threshold: Float32Array;
  /** child[3 * node + 0, 1, 2]: left, right, side of missing values. A leaf of the tree is ~leaf. */
  readonly child: Int32Array;
  readonly leafValue: Float64Array;
}

export function flattenTrees(trees: readonly Tree[]): FlatTrees {
  const numNodes = trees.reduce((sum, tree) => sum + tree.splitFeature.length, 0);
  const numLeaves = trees.reduce((sum, tree) => sum + tree.numLeaves, 0);
  const flat: FlatTrees = {
    numTrees: trees.length,
    root: new Int32Array(trees.length),
    firstLeaf: new Int32Array(trees.length),
    feature: new Int32Array(numNodes),
    threshold: new Float32Array(numNodes),
    child: new Int32Array(numNodes * 3),
    leafValue: new Float64Array(numLeaves),
  };
  let node = 0;
  let leaf = 0;
  trees.forEach((tree, index) => {
    flat.root[index] = tree.splitFeature.length > 0 ? node : ~0;
    flat.firstLeaf[index] = leaf;
    copyTree(flat, tree, node, leaf);
    node += tree.splitFeature.length;
    leaf += tree.numLeaves;
  });
  return flat;
}

function copyTree(flat: FlatTrees, tree: Tree, firstNode: number, firstLeaf: number): void {
  flat.feature.set(tree.splitFeature, firstNode);
  flat.threshold.set(tree.threshold, firstNode);
  flat.leafValue.set(tree.leafValue, firstLeaf);
  const moved = (child: number): number => (child >= 0 ? child + firstNode : child);
  for (let i = 0; i < tree.splitFeature.length; i++) {
    const left = moved(tree.leftChild[i]);
    const right = moved(tree.rightChild[i]);
    flat.child.set([left, right, tree.defaultLeft[i] ? left : right], (firstNode + i) * 3);
  }
}
