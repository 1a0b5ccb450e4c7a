/**
 * How far today's rows differ from those that a booster was trained on, where the booster looks: its trees tell how many
 * training rows reached each leaf, and today's rows are counted in the same leaves. Nothing has to be kept beside the
 * model, and models from elsewhere tell it too.
 *
 * The measure is the population stability index, the sum over leaves of (p - q) ln(p / q) with p the share of training
 * rows and q that of today's: below 0.1 nothing happened, above 0.25 the population is another one.
 */
import { predictLeaf } from '../gbdt/predict';
import type { Booster, Tree } from '../gbdt/tree';

export interface FeatureDrift {
  /** Mean over the trees. */
  readonly index: number;
  /** What each feature's splits bring to it, largest first; features without a split are left out. */
  readonly features: readonly { readonly name: string; readonly index: number }[];
}

/** The first trees hold most of what a booster knows; more would only take longer. */
const mostTrees = 50;

/** @param rows row-major, one value a feature; at least one row */
export function featureDrift(booster: Booster, rows: Float32Array): FeatureDrift {
  const trees = booster.trees.filter(({ numLeaves }) => numLeaves > 1).slice(0, mostTrees);
  const numRows = rows.length / booster.featureNames.length;
  const leaves = predictLeaf({ ...booster, trees }, rows);
  const byFeature = new Map<number, number>();
  let total = 0;
  trees.forEach((tree, t) => {
    const today = new Float64Array(tree.numLeaves);
    for (let row = 0; row < numRows; row++) today[leaves[row * trees.length + t]] += 1;
    total += stabilityIndex(shares(tree.leafCount), shares(today));
    const before = shareGoingLeft(tree, tree.leafCount);
    const now = shareGoingLeft(tree, today);
    tree.splitFeature.forEach((feature, node) => {
      const [p, q] = [before.left[node], now.left[node]];
      const moved = now.reached[node] * stabilityIndex([p, 1 - p], [q, 1 - q]);
      byFeature.set(feature, (byFeature.get(feature) ?? 0) + moved / trees.length);
    });
  });
  const features = [...byFeature].map(([feature, index]) => ({
    name: booster.featureNames[feature],
    index,
  }));
  return {
    index: trees.length === 0 ? 0 : total / trees.length,
    features: features.toSorted((a, b) => b.index - a.index),
  };
}

/** A leaf that nobody reached would make the index infinite; it counts as one row in ten thousand. */
const leastShare = 1e-4;

function stabilityIndex(before: ArrayLike<number>, now: ArrayLike<number>): number {
  return Array.from(before).reduce((sum, share, i) => {
    const [p, q] = [Math.max(share, leastShare), Math.max(now[i], leastShare)];
    return sum + (p - q) * Math.log(p / q);
  }, 0);
}

function shares(counts: ArrayLike<number>): readonly number[] {
  const total = Math.max(1, sumOf(counts));
  return Array.from(counts, (count) => count / total);
}

/** By internal node: the share of all rows that reach it, and of these the share that goes left. */
function shareGoingLeft(
  { leftChild, rightChild }: Tree,
  leafCounts: ArrayLike<number>,
): { reached: Float64Array; left: Float64Array } {
  const total = Math.max(1, sumOf(leafCounts));
  const reached = new Float64Array(leftChild.length);
  const left = new Float64Array(leftChild.length);
  const countOf = (child: number) => (child < 0 ? leafCounts[~child] : reached[child] * total);
  // Children are split later than their parents, so they have larger numbers.
  for (let node = leftChild.length - 1; node >= 0; node--) {
    const leftRows = countOf(leftChild[node]);
    const rows = leftRows + countOf(rightChild[node]);
    reached[node] = rows / total;
    left[node] = rows === 0 ? 0 : leftRows / rows;
  }
  return { reached, left };
}

function sumOf(counts: ArrayLike<number>): number {
  return Array.from(counts).reduce((sum, count) => sum + count, 0);
}
