import type { Tree } from './tree';

/** The tree with `value` added to all of its outputs. As in LightGBM, its shrinkage then reads 1. */
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
