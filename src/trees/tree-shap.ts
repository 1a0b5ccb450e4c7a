/**
 * Exact Shapley values of a booster's features: TreeSHAP, path-dependent (Lundberg, Erion and Lee 2018, "Consistent
 * Individualized Feature Attribution for Tree Ensembles", algorithm 2; the same numbers as LightGBM's pred_contrib).
 *
 * An unknown feature is averaged out by following both branches, weighted by their training rows. While descending, the
 * walk keeps a path of the features met so far. Each entry has the share of training rows that take this branch
 * (`zero`: the fraction if the feature is unknown), whether the row itself takes it (`one`: 0 or 1), and the total
 * weight of the feature subsets of one size, which `extend` and `unwind` update.
 *
 * Time per tree: leaves x depth^2. Serving uses contributions.ts instead, which walks each tree once.
 */
import type { Contributions } from './contributions';
import { childOf } from './tree';
import type { Tree } from './tree';

/**
 * @param row at least as many values as there are features, NaN for missing
 * @throws RangeError for trees whose text has no counts of training rows
 */
export function treeShap(trees: readonly Tree[], numFeatures: number, row: Float32Array): Contributions {
  const values = new Float64Array(numFeatures);
  let bias = 0;
  for (const tree of trees) {
    bias += expectedValue(tree);
    if (tree.numLeaves > 1) new TreeWalk(tree, row, values).descend(0, 0, 0, 1, 1, -1);
  }
  return { bias, values };
}

/** Mean value of a tree over its training rows. */
export function expectedValue(tree: Tree): number {
  if (tree.numLeaves === 1) return tree.leafValue[0];
  let sum = 0;
  let total = 0;
  tree.leafCount.forEach((count, leaf) => {
    if (count < 1)
      throw new RangeError(
        `expected at least 1 training row per leaf, got ${count} for leaf ${leaf}: the text has no counts`,
      );
    sum += count * tree.leafValue[leaf];
    total += count;
  });
  return sum / total;
}

/**
 * The walk of one row through one tree. The paths of all nodes above the current one are consecutive in flat arrays.
 */
class TreeWalk {
  private readonly feature: Int32Array;
  private readonly zero: Float64Array;
  private readonly one: Float64Array;
  private readonly weight: Float64Array;

  constructor(
    private readonly tree: Tree,
    private readonly row: Float32Array,
    private readonly values: Float64Array,
  ) {
    const longest = depthOf(tree) + 2;
    const size = (longest * (longest + 1)) / 2;
    this.feature = new Int32Array(size);
    this.zero = new Float64Array(size);
    this.one = new Float64Array(size);
    this.weight = new Float64Array(size);
  }

  /**
   * @param from where the path of the parent begins
   * @param length entries of the parent's path
   * @param zero share of the parent's training rows that come here
   * @param one 1 if the row comes here, else 0
   * @param feature of the parent's split, -1 at the root
   */
  descend(node: number, from: number, length: number, zero: number, one: number, feature: number): void {
    const at = from + length;
    this.copyPath(from, at, length);
    this.extend(at, length, zero, one, feature);
    const { tree } = this;
    if (node < 0) return this.credit(at, length, tree.leafValue[~node]);

    const split = tree.splitFeature[node];
    const hot = childOf(tree, node, this.row[split]);
    const cold = hot === tree.leftChild[node] ? tree.rightChild[node] : tree.leftChild[node];
    let last = length;
    let earlierZero = 1;
    let earlierOne = 1;
    const earlier = this.find(at, length, split);
    if (earlier >= 0) {
      // A feature that is already on the path stays one entry, for both of its splits.
      earlierZero = this.zero[at + earlier];
      earlierOne = this.one[at + earlier];
      this.unwind(at, last--, earlier);
    }
    const count = countOf(tree, node);
    this.descend(hot, at, last + 1, (earlierZero * countOf(tree, hot)) / count, earlierOne, split);
    this.descend(cold, at, last + 1, (earlierZero * countOf(tree, cold)) / count, 0, split);
  }

  private copyPath(from: number, to: number, length: number): void {
    for (let i = 0; i < length; i++) {
      this.feature[to + i] = this.feature[from + i];
      this.zero[to + i] = this.zero[from + i];
      this.one[to + i] = this.one[from + i];
      this.weight[to + i] = this.weight[from + i];
    }
  }

  private find(at: number, last: number, feature: number): number {
    for (let i = 1; i <= last; i++) if (this.feature[at + i] === feature) return i;
    return -1;
  }

  /** Appends an entry: every subset either includes it or not. */
  private extend(at: number, last: number, zero: number, one: number, feature: number): void {
    const { weight } = this;
    this.feature[at + last] = feature;
    this.zero[at + last] = zero;
    this.one[at + last] = one;
    weight[at + last] = last === 0 ? 1 : 0;
    const share = 1 / (last + 1);
    for (let i = last - 1; i >= 0; i--) {
      weight[at + i + 1] += one * weight[at + i] * (i + 1) * share;
      weight[at + i] *= zero * (last - i) * share;
    }
  }

  /** Removes entry `index`: the inverse of `extend`. */
  private unwind(at: number, last: number, index: number): void {
    const { weight } = this;
    const zero = this.zero[at + index];
    const one = this.one[at + index];
    let next = weight[at + last];
    for (let i = last - 1; i >= 0; i--) {
      if (one !== 0) {
        const before = weight[at + i];
        weight[at + i] = (next * (last + 1)) / ((i + 1) * one);
        next = before - (weight[at + i] * zero * (last - i)) / (last + 1);
      } else weight[at + i] = (weight[at + i] * (last + 1)) / (zero * (last - i));
    }
    for (let i = index; i < last; i++) {
      this.feature[at + i] = this.feature[at + i + 1];
      this.zero[at + i] = this.zero[at + i + 1];
      this.one[at + i] = this.one[at + i + 1];
    }
  }

  /** Distributes the value of a leaf among the features of its path. */
  private credit(at: number, last: number, value: number): void {
    for (let i = 1; i <= last; i++) {
      const share = this.unwoundSum(at, last, i) * (this.one[at + i] - this.zero[at + i]);
      this.values[this.feature[at + i]] += share * value;
    }
  }

  /** Sum of the weights that would remain if entry `index` were removed. */
  private unwoundSum(at: number, last: number, index: number): number {
    const { weight } = this;
    const zero = this.zero[at + index];
    const isOne = this.one[at + index] !== 0;
    let next = weight[at + last];
    let sum = 0;
    for (let i = last - 1; i >= 0; i--) {
      if (isOne) {
        const own = next / (i + 1);
        sum += own;
        next = weight[at + i] - own * zero * (last - i);
      } else sum += weight[at + i] / (zero * (last - i));
    }
    return sum * (last + 1);
  }
}

function countOf(tree: Tree, child: number): number {
  return child >= 0 ? tree.internalCount[child] : tree.leafCount[~child];
}

/** Number of splits on the path to the deepest leaf. */
function depthOf(tree: Tree): number {
  const depth = new Int32Array(tree.numLeaves - 1);
  let deepest = 0;
  for (let node = 0; node < depth.length; node++) {
    deepest = Math.max(deepest, depth[node] + 1);
    for (const child of [tree.leftChild[node], tree.rightChild[node]])
      if (child >= 0) depth[child] = depth[node] + 1;
  }
  return deepest;
}
