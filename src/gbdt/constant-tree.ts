import type { Tree } from './tree';

/** A tree with a single leaf, which returns `value` for every row. */
export function constantTree(value: number): Tree {
  const none = new Int32Array(0);
  const nothing = new Float64Array(0);
  return {
    numLeaves: 1,
    splitFeature: none,
    threshold: nothing,
    defaultLeft: new Uint8Array(0),
    leftChild: none,
    rightChild: none,
    splitGain: nothing,
    internalValue: nothing,
    internalWeight: nothing,
    internalCount: none,
    leafValue: Float64Array.of(value),
    leafWeight: Float64Array.of(0),
    leafCount: Int32Array.of(0),
    shrinkage: 1,
  };
}
