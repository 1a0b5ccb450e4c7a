/**
 * Grows one tree on binned rows and their gradients.
 *
 * A leaf that may still be split owns a histogram. When it is split, only the histogram of the child with fewer rows is
 * summed; the other child's is parent - sibling, written over the parent's. Which leaf is split next:
 *   leafWise   the largest gain                       (ties: smaller leaf index)
 *   depthWise  the shallowest, then the largest gain  (ties: smaller leaf index)
 * Small leaves, the majority in a large tree, take a faster path with the same result (small-leaves.ts).
 */
import type { BinnedRows } from './binned-rows';
import { isWide } from './gradients';
import type { Gradients } from './gradients';
import { BIN_WIDTH, firstBins, MAX_PACKED_ROWS } from './histogram';
import { HistogramPool } from './histogram-pool';
import { HistogramBuilder, NO_PARTS } from './kernels/histogram-builder';
import { JobRunner } from './kernels/job-runner';
import { SmallLeafSplitter } from './kernels/small-leaf-splitter';
import { SplitScanner } from './kernels/split-scanner';
import type { ScannedLeaf } from './kernels/split-scanner';
import type { TrainParams } from './params';
import { RowPartition } from './row-partition';
import { leftBinsOf } from './left-bins';
import type { LeafState, Sums } from './leaf-state';
import { maySplit, takeNext } from './open-leaf';
import type { OpenLeaf, SearchedLeaf } from './open-leaf';
import { isSmall, SmallLeaves } from './small-leaves';
import type { Found, SmallOpenLeaf } from './small-leaves';
import { binsOf } from './split-finder';
import type { Split } from './split-finder';
import { SplitSearch } from './split-search';
import { Stopwatch } from './stopwatch';
import { LEAF_VALUE_UNIT } from './tree';
import { TreeBuilder } from './tree-builder';
import type { GrownTree } from './tree-builder';

export interface GrowerOptions {
  /** Runner over the memory of the rows; a single-threaded one by default. */
  readonly runner?: JobRunner;
  /** Records where the time is spent. */
  readonly stopwatch?: Stopwatch;
}

/** Grows any number of trees on the same binned rows and reuses its buffers. */
export class TreeGrower {
  /** Rows by leaf of the most recently grown tree. */
  readonly partition: RowPartition;
  private readonly runner: JobRunner;
  private readonly histograms: HistogramBuilder;
  private readonly scanner: SplitScanner;
  /** In the kernels' memory. */
  private readonly firstBin: Int32Array;
  private readonly pool: HistogramPool;
  private readonly smallLeaves: SmallLeaves;
  private readonly stopwatch: Stopwatch;

  constructor(
    private readonly data: BinnedRows,
    private readonly params: TrainParams,
    maxRows: number,
    private readonly leafValueUnit = LEAF_VALUE_UNIT,
    { runner = new JobRunner(data.memory, 1), stopwatch = new Stopwatch() }: GrowerOptions = {},
  ) {
    this.runner = runner;
    this.firstBin = runner.copyOf(Int32Array, firstBins(data));
    this.scanner = new SplitScanner(this.runner, this.firstBin);
    this.partition = new RowPartition(this.runner, maxRows, params.numLeaves);
    this.histograms = new HistogramBuilder(data, this.runner, this.firstBin);
    this.pool = new HistogramPool(runner, this.firstBin[data.numFeatures]);
    const splitter = new SmallLeafSplitter(runner, this.histograms);
    this.smallLeaves = new SmallLeaves(splitter, data, this.pool, this.partition, params);
    this.stopwatch = stopwatch;
  }

  /**
   * @param rows rows to train on, ascending
   * @param features features that may be split on, ascending
   * @param index number of the tree; seeds its random draws
   */
  grow(gradients: Gradients, rows: Int32Array, features: Int32Array, index = 0): GrownTree {
    const { mappers } = this.data;
    this.partition.reset(rows);
    this.histograms.prepare(gradients, this.partition.rowsOf(0), features);
    const tree = { units: gradients, features, index, isWide: isWide(gradients) };
    const search = new SplitSearch(
      mappers,
      this.firstBin,
      this.params,
      tree,
      this.leafValueUnit,
      this.scanner,
    );
    this.stopwatch.lap('other');
    const histogram = this.pool.take();
    this.histograms.build(this.partition.rowsOf(0), histogram);
    this.stopwatch.lap('histograms', rows.length);
    const root = search.root(sumBins(binsOf(histogram, this.firstBin, features[0])));
    const builder = new TreeBuilder(search.statistics(root), mappers);
    const open = this.openLeaf({ leaf: 0, state: root, histogram }, search);
    while (open.length > 0 && builder.numLeaves < this.params.numLeaves) {
      const next = takeNext(open, this.params.growth);
      const splitsLeft = this.params.numLeaves - builder.numLeaves;
      open.push(
        ...(isSmall(next) && splitsLeft > 1
          ? this.splitSmall(next, builder, search)
          : this.splitLarge(next, splitsLeft, builder, search)),
      );
    }
    for (const { histogram: unused } of open) this.pool.putBack(unused);
    return builder.finish(this.params.learningRate);
  }

  /** @returns the children that can be split */
  private splitSmall(next: SmallOpenLeaf, builder: TreeBuilder, search: SplitSearch): OpenLeaf[] {
    const { left, right, leftFound, rightFound } = this.smallLeaves.divide(next, search);
    const newLeaf = builder.split(next.leaf, next.split, search.statistics(left), search.statistics(right));
    this.partition.accept(next.leaf, newLeaf, left.sums.count);
    this.stopwatch.lap('smallLeaves', next.state.sums.count);
    const children: OpenLeaf[] = [];
    if (leftFound) children.push(found(next.leaf, left, leftFound));
    if (rightFound) children.push(found(newLeaf, right, rightFound));
    return children;
  }

  /** Splits a leaf with an unpacked histogram, or any leaf if this is the last split of the tree. */
  private splitLarge(
    next: OpenLeaf,
    splitsLeft: number,
    builder: TreeBuilder,
    search: SplitSearch,
  ): OpenLeaf[] {
    const [left, right] = search.children(next.state, next.split);
    const newLeaf = builder.split(next.leaf, next.split, search.statistics(left), search.statistics(right));
    this.applySplit(next, newLeaf, left.sums.count);
    const { histogram } = next;
    if (splitsLeft > 1 && !(histogram instanceof BigInt64Array))
      return this.openChildren({ ...next, histogram }, left, right, newLeaf, search);
    this.pool.putBack(histogram);
    return [];
  }

  private applySplit({ leaf, split }: OpenLeaf, newLeaf: number, left: number): void {
    const { mappers, columns } = this.data;
    const leftBins = leftBinsOf(split, mappers[split.feature]);
    this.partition.split(leaf, newLeaf, columns[split.feature], leftBins, left);
    this.stopwatch.lap('partition', this.partition.countOf(leaf) + this.partition.countOf(newLeaf));
  }

  private openChildren(
    parent: SearchedLeaf<Float64Array>,
    left: LeafState,
    right: LeafState,
    newLeaf: number,
    search: SplitSearch,
  ): OpenLeaf[] {
    if (!maySplit(left, this.params) && !maySplit(right, this.params)) {
      this.pool.putBack(parent.histogram);
      return [];
    }
    const isLeftSmaller = left.sums.count <= right.sums.count;
    const own = { leaf: parent.leaf, state: left };
    const other = { leaf: newLeaf, state: right };
    const smaller = { ...(isLeftSmaller ? own : other), histogram: this.pool.take() };
    // Holds the parent's histogram until the smaller child's is subtracted from it.
    const larger = { ...(isLeftSmaller ? other : own), histogram: parent.histogram };
    const rows = this.partition.rowsOf(smaller.leaf);
    const parts =
      this.histograms[search.isJoint ? 'buildParts' : 'build'](rows, smaller.histogram) ?? NO_PARTS;
    this.stopwatch.lap('histograms', rows.length);
    const toScan = [this.scanned(smaller, search), this.scanned(larger, search)] as const;
    const splits = search.findInChildren(...toScan, parts);
    if (!splits) {
      this.histograms.subtract(larger.histogram, smaller.histogram);
      this.stopwatch.lap('histograms');
      return [...this.openLeaf(smaller, search), ...this.openLeaf(larger, search)];
    }
    const kept = toScan.flatMap(({ packed }, i) => this.kept([smaller, larger][i], splits[i], packed));
    this.stopwatch.lap('splitSearch');
    return kept;
  }

  /** The leaf with its best split, or nothing (after freeing its histogram) if it has none. */
  private openLeaf(leaf: SearchedLeaf<Float64Array>, search: SplitSearch): OpenLeaf[] {
    const { histogram, state } = leaf;
    const split = maySplit(state, this.params) ? search.find(histogram, leaf.leaf, state) : undefined;
    const isPacked = split && isPackable(state, search);
    const kept = this.kept(leaf, split, isPacked ? this.pool.packed(histogram) : undefined);
    this.stopwatch.lap('splitSearch');
    return kept;
  }

  /** @param packed the same histogram in packed form, which replaces it */
  private kept(
    leaf: SearchedLeaf<Float64Array>,
    split: Split | undefined,
    packed: BigInt64Array | undefined,
  ): OpenLeaf[] {
    if (!split || packed) this.pool.putBack(leaf.histogram);
    if (split) return [{ ...leaf, histogram: packed ?? leaf.histogram, split }];
    if (packed) this.pool.putBack(packed);
    return [];
  }

  private scanned({ histogram, state }: SearchedLeaf<Float64Array>, search: SplitSearch): ScannedLeaf {
    if (!maySplit(state, this.params)) return { histogram, sums: undefined };
    const packed = isPackable(state, search) ? this.pool.takePacked() : undefined;
    return { histogram, sums: state.sums, packed };
  }
}

/** Whether the leaf can be split as a small one. */
function isPackable({ sums }: LeafState, { isJoint, tree }: SplitSearch): boolean {
  return isJoint && !tree.isWide && sums.count <= MAX_PACKED_ROWS;
}

function found(leaf: number, state: LeafState, { histogram, split }: Found): OpenLeaf {
  return { leaf, state, histogram, split };
}

/** Sums over all rows of a leaf: those of any one feature's bins. */
function sumBins(bins: Float64Array): Sums {
  const sums = { gradient: 0, hessian: 0, count: 0 };
  for (let at = 0; at < bins.length; at += BIN_WIDTH) {
    sums.gradient += bins[at];
    sums.hessian += bins[at + 1];
    sums.count += bins[at + 2];
  }
  return sums;
}
