/** The leaves of a growing tree that can be split, and the choice of the next one. */
import type { LeafHistogram } from './histogram-pool';
import type { LeafState } from './leaf-state';
import type { TrainParams } from './params';
import type { Split } from './split-finder';

/** A leaf of the growing tree with its histogram. */
export interface SearchedLeaf<Histogram = LeafHistogram> {
  readonly leaf: number;
  readonly state: LeafState;
  readonly histogram: Histogram;
}

/** A leaf that can be split, with its best split. */
export interface OpenLeaf extends SearchedLeaf {
  readonly split: Split;
}

/** Removes the leaf to split next from `open`, whose order does not matter. */
export function takeNext(open: OpenLeaf[], growth: TrainParams['growth']): OpenLeaf {
  let best = 0;
  for (let i = 1; i < open.length; i++) if (comesBefore(open[i], open[best], growth)) best = i;
  const taken = open[best];
  open[best] = open[open.length - 1];
  open.pop();
  return taken;
}

/** Whether `a` is split before `b`. */
export function comesBefore(a: OpenLeaf, b: OpenLeaf, growth: TrainParams['growth']): boolean {
  if (growth === 'depthWise' && a.state.depth !== b.state.depth) return a.state.depth < b.state.depth;
  if (a.split.gain !== b.split.gain) return a.split.gain > b.split.gain;
  return a.leaf < b.leaf;
}

/** Whether depth and row count allow the leaf to be split. */
export function maySplit(
  { sums, depth }: Pick<LeafState, 'sums' | 'depth'>,
  { maxDepth, minDataInLeaf }: Pick<TrainParams, 'maxDepth' | 'minDataInLeaf'>,
): boolean {
  return (maxDepth <= 0 || depth < maxDepth) && sums.count >= 2 * minDataInLeaf;
}
