import type { Booster, Tree } from '../../src/gbdt/tree';

/** The booster with counts as training sets them: each leaf has at least one row, each node the rows of its leaves. */
export function consistentCounts(booster: Booster): Booster {
  return { ...booster, trees: booster.trees.map(counted) };
}

function counted(tree: Tree): Tree {
  const leafCount = tree.leafCount.map((count) => (count % 500) + 1);
  const internalCount = new Int32Array(tree.numLeaves - 1);
  const countOf = (child: number): number => (child >= 0 ? internalCount[child] : leafCount[~child]);
  // Children come after their parents.
  for (let node = internalCount.length - 1; node >= 0; node--)
    internalCount[node] = countOf(tree.leftChild[node]) + countOf(tree.rightChild[node]);
  return { ...tree, leafCount, internalCount };
}
