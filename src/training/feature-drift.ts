/**
 * Measures how much the current rows differ from those that a booster was trained on, with regard to its splits: the
 * number of training rows in each leaf is part of the booster, and the current rows are counted in the same leaves. This
 * needs no data besides the model, and works for imported models too.
 *
 * The measure is the population stability index: the sum over leaves of (p - q) ln(p / q), where p is the share of the
 * training rows and q that of the current rows. Below 0.1 means no change, above 0.25 a different population.
 */
import { predictLeaf } from '../gbdt/predict';
import type { Booster, Tree } from '../gbdt/tree';

export interface FeatureDrift {
  /** Mean over the trees. */
  readonly index: number;
  /** Contribution of each feature's splits, largest first; features without a split are left out. */
  readonly features: readonly { readonly name: string; readonly index: number }[];
}

/** The first trees contain the most important splits; more would only take longer. */
const MAX_TREES = 50;

/** @param rows row-major, one value per feature; at least one row */
export function featureDrift(booster: Booster, rows: Float32Array): FeatureDrift {
  const trees = booster.trees.filter(({ numLeaves }) => numLeaves > 1).slice(0, MAX_TREES);
  const numRows = rows.length / booster.featureNames.length;
  const leaves = predictLeaf({ ...booster, trees }, rows);
  const byFeature = new Map<number, number>();
  let total = 0;
  trees.forEach((tree, t) => {
    const current = new Float64Array(tree.numLeaves);
    for (let row = 0; row < numRows; row++) current[leaves[row * trees.length + t]] += 1;
    total += stabilityIndex(shares(tree.leafCount), shares(current));
    const before = leftShares(tree, tree.leafCount);
    const now = leftShares(tree, current);
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

/** An empty leaf would make the index infinite, so it counts as one row in ten thousand. */
const MIN_SHARE = 1e-4;

function stabilityIndex(before: ArrayLike<number>, now: ArrayLike<number>): number {
  return Array.from(before).reduce((sum, share, i) => {
    const [p, q] = [Math.max(share, MIN_SHARE), Math.max(now[i], MIN_SHARE)];
    return sum + (p - q) * Math.log(p / q);
  }, 0);
}

function shares(counts: ArrayLike<number>): readonly number[] {
  const total = Math.max(1, sumOf(counts));
  return Array.from(counts, (count) => count / total);
}

/** For each internal node: the share of all rows that reach it, and the share of these that reach its left child. */
function leftShares(
  { leftChild, rightChild }: Tree,
  leafCounts: ArrayLike<number>,
): { reached: Float64Array; left: Float64Array } {
  const total = Math.max(1, sumOf(leafCounts));
  const reached = new Float64Array(leftChild.length);
  const left = new Float64Array(leftChild.length);
  const countOf = (child: number) => (child < 0 ? leafCounts[~child] : reached[child] * total);
  // Children are split after their parents, so they have larger node numbers.
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
