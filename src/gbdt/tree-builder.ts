/** Collects the splits of a growing tree and freezes them into the flat arrays of tree.ts. */
import { thresholdOf } from './bin-mapper';
import type { BinMapper } from './bin-mapper';
import { packCategorySets } from '../trees/category-sets';
import { LEFT_BINS_WORDS, writeLeftBins } from './left-bins';
import type { Split } from './split-finder';
import type { Tree } from './tree';

/** The output of a node or leaf, and the weight and number of rows behind it, in real units. */
export interface NodeStatistics {
  readonly value: number;
  readonly weight: number;
  readonly count: number;
}

/** A finished tree that also keeps its splits as bins, so that it can score binned rows. */
export interface GrownTree {
  readonly tree: Tree;
  /** Bins that go left at each node, LEFT_BINS_WORDS words per node (left-bins.ts). */
  readonly leftBins: Uint32Array;
}

interface Node {
  readonly split: Split;
  readonly threshold: number;
  readonly statistics: NodeStatistics;
  left: number;
  right: number;
}

export class TreeBuilder {
  private readonly nodes: Node[] = [];
  private readonly leaves: NodeStatistics[];
  /** Parent of each leaf; undefined for the root. */
  private readonly parents: ({ node: Node; side: 'left' | 'right' } | undefined)[] = [undefined];

  constructor(
    root: NodeStatistics,
    private readonly mappers: readonly BinMapper[],
  ) {
    this.leaves = [root];
  }

  get numLeaves(): number {
    return this.leaves.length;
  }

  /** Splits a leaf: it becomes the left child and keeps its index, the right child gets the next free index. */
  split(leaf: number, split: Split, left: NodeStatistics, right: NodeStatistics): number {
    const newLeaf = this.leaves.length;
    const node: Node = {
      split,
      threshold: split.categoryBins ? 0 : thresholdOf(this.mappers[split.feature], split.bin),
      statistics: this.leaves[leaf],
      left: ~leaf,
      right: ~newLeaf,
    };
    const parent = this.parents[leaf];
    if (parent) parent.node[parent.side] = this.nodes.length;
    this.nodes.push(node);
    this.parents[leaf] = { node, side: 'left' };
    this.parents[newLeaf] = { node, side: 'right' };
    this.leaves[leaf] = left;
    this.leaves[newLeaf] = right;
    return newLeaf;
  }

  finish(shrinkage: number): GrownTree {
    const { nodes, leaves } = this;
    const categories = packCategorySets(nodes.map(({ split }) => this.categoriesOf(split)));
    const tree: Tree = Object.freeze({
      numLeaves: leaves.length,
      splitFeature: Int32Array.from(nodes, ({ split }) => split.feature),
      threshold: Float64Array.from(nodes, ({ threshold }) => threshold),
      defaultLeft: Uint8Array.from(nodes, ({ split }) => (split.missingLeft ? 1 : 0)),
      leftChild: Int32Array.from(nodes, ({ left }) => left),
      rightChild: Int32Array.from(nodes, ({ right }) => right),
      splitGain: Float64Array.from(nodes, ({ split }) => split.gain),
      internalValue: Float64Array.from(nodes, ({ statistics }) => statistics.value),
      internalWeight: Float64Array.from(nodes, ({ statistics }) => statistics.weight),
      internalCount: Int32Array.from(nodes, ({ statistics }) => statistics.count),
      leafValue: Float64Array.from(leaves, ({ value }) => value),
      leafWeight: Float64Array.from(leaves, ({ weight }) => weight),
      leafCount: Int32Array.from(leaves, ({ count }) => count),
      shrinkage,
      ...(categories && { categories }),
    });
    const leftBins = new Uint32Array(nodes.length * LEFT_BINS_WORDS);
    nodes.forEach(({ split }, node) => {
      writeLeftBins(split, this.mappers[split.feature], leftBins, node * LEFT_BINS_WORDS);
    });
    return { tree, leftBins };
  }

  private categoriesOf({ feature, categoryBins }: Split): number[] | undefined {
    const { categories } = this.mappers[feature];
    return categories && categoryBins?.map((bin) => categories[bin]);
  }
}
