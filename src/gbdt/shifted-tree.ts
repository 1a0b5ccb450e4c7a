import type { Tree } from './tree';

/** The tree with `value` added to everything that it can answer; as LightGBM, it then counts as not shrunk. */
export function shiftedTree(tree: Tree, value: number): Tree {
  if (value === 0) return tree;
  const add = (own: number): number => own + value;
  return {
    ...tree,
    leafValue: tree.leafValue.map(add),
    internalValue: tree.internalValue.map(add),
    shrinkage: 1,
  };
}
