/**
 * Grows one tree on binned rows and their gradients.
 *
 * A leaf that may still be split owns a histogram. When it is split, only the child with fewer rows is counted; the
 * other child's histogram is parent - sibling, written over the parent's. Which leaf is split next:
 *   leafWise   the largest gain                       (ties: smaller leaf index)
 *   depthWise  the shallowest, then the largest gain  (ties: smaller leaf index)
 */
import { type BinnedRows } from './binned-rows';
import { type Gradients } from './gradients';
import { BIN_WIDTH, firstBins } from './histogram';
import { HistogramBuilder } from './kernels/histogram-builder';
import { JobRunner } from './kernels/job-runner';
import { type ScannedLeaf, SplitScanner } from './kernels/split-scanner';
import { type TrainParams } from './params';
import { RowPartition } from './row-partition';
import { leftBinsOf } from './left-bins';
import { type LeafState, type Sums } from './leaf-state';
import { binsOf, type Split } from './split-finder';
import { SplitSearch } from './split-search';
import { Stopwatch } from './stopwatch';
import { LEAF_VALUE_UNIT } from './tree';
import { type GrownTree, TreeBuilder } from './tree-builder';

/** A leaf of the growing tree, with the histogram that it owns. */
interface SearchedLeaf {
  readonly leaf: number;
  readonly state: LeafState;
  readonly histogram: Float64Array;
}

/** A leaf that can be split, with its best split. */
interface OpenLeaf extends SearchedLeaf {
  readonly split: Split;
}

export interface GrowerOptions {
  /** Over the memory of the rows; one of a single thread when left out. */
  readonly runner?: JobRunner;
  /** Told where the time goes. */
  readonly stopwatch?: Stopwatch;
}

/** Reusable: grows any number of trees on the same binned rows, keeping its buffers. */
export class TreeGrower {
  /** Rows by leaf of the tree grown last. */
  readonly partition: RowPartition;
  private readonly runner: JobRunner;
  private readonly histograms: HistogramBuilder;
  private readonly scanner: SplitScanner;
  /** In the kernels' memory. */
  private readonly firstBin: Int32Array;
  /** Histograms that no leaf owns at present. */
  private readonly free: Float64Array[] = [];
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
    this.stopwatch = stopwatch;
  }

  /**
   * @param rows rows to learn from, ascending
   * @param features features that may be split on, ascending
   * @param index number of the tree, for its random draws
   */
  grow(gradients: Gradients, rows: Int32Array, features: Int32Array, index = 0): GrownTree {
    const { mappers } = this.data;
    this.partition.reset(rows);
    this.histograms.prepare(gradients, features);
    const tree = { units: gradients, features, index };
    const search = new SplitSearch(
      mappers,
      this.firstBin,
      this.params,
      tree,
      this.leafValueUnit,
      this.scanner,
    );
    this.stopwatch.lap('other');
    const histogram = this.takeHistogram();
    this.histograms.build(this.partition.rowsOf(0), histogram);
    this.stopwatch.lap('histograms', rows.length);
    const root = search.root(sumBins(binsOf(histogram, this.firstBin, features[0])));
    const builder = new TreeBuilder(search.statistics(root), mappers);
    const open = this.openLeaf({ leaf: 0, state: root, histogram }, search);
    while (open.length > 0) {
      const next = this.takeNext(open);
      const [left, right] = search.children(next.state, next.split);
      const newLeaf = builder.split(next.leaf, next.split, search.statistics(left), search.statistics(right));
      this.applySplit(next, newLeaf);
      if (builder.numLeaves === this.params.numLeaves) {
        this.free.push(next.histogram, ...open.map(({ histogram }) => histogram));
        break;
      }
      open.push(...this.openChildren(next, left, right, newLeaf, search));
    }
    return builder.finish(this.params.learningRate);
  }

  private takeNext(open: OpenLeaf[]): OpenLeaf {
    let best = 0;
    for (let i = 1; i < open.length; i++) if (this.comesBefore(open[i], open[best])) best = i;
    return open.splice(best, 1)[0];
  }

  private comesBefore(a: OpenLeaf, b: OpenLeaf): boolean {
    if (this.params.growth === 'depthWise' && a.state.depth !== b.state.depth)
      return a.state.depth < b.state.depth;
    if (a.split.gain !== b.split.gain) return a.split.gain > b.split.gain;
    return a.leaf < b.leaf;
  }

  private applySplit({ leaf, split }: OpenLeaf, newLeaf: number): void {
    const { mappers, columns } = this.data;
    const leftBins = leftBinsOf(split, mappers[split.feature]);
    this.partition.split(leaf, newLeaf, columns[split.feature], leftBins);
    this.stopwatch.lap('partition', this.partition.countOf(leaf) + this.partition.countOf(newLeaf));
  }

  private openChildren(
    parent: OpenLeaf,
    left: LeafState,
    right: LeafState,
    newLeaf: number,
    search: SplitSearch,
  ): OpenLeaf[] {
    if (!this.maySplit(left) && !this.maySplit(right)) {
      this.free.push(parent.histogram);
      return [];
    }
    const isLeftSmaller = left.sums.count <= right.sums.count;
    const own = { leaf: parent.leaf, state: left };
    const other = { leaf: newLeaf, state: right };
    const smaller = { ...(isLeftSmaller ? own : other), histogram: this.takeHistogram() };
    // Its histogram is the parent's until the smaller one's is taken from it.
    const larger = { ...(isLeftSmaller ? other : own), histogram: parent.histogram };
    const rows = this.partition.rowsOf(smaller.leaf);
    this.histograms.build(rows, smaller.histogram);
    this.stopwatch.lap('histograms', rows.length);
    const splits = search.findInChildren(this.scanned(smaller), this.scanned(larger));
    this.stopwatch.lap('splitSearch');
    if (splits) return [...this.kept(smaller, splits[0]), ...this.kept(larger, splits[1])];
    this.histograms.subtract(larger.histogram, smaller.histogram);
    this.stopwatch.lap('histograms');
    return [...this.openLeaf(smaller, search), ...this.openLeaf(larger, search)];
  }

  /** The leaf with its best split, or nothing (and its histogram freed) when it has none. */
  private openLeaf(leaf: SearchedLeaf, search: SplitSearch): OpenLeaf[] {
    const { histogram, state } = leaf;
    const split = this.maySplit(state) ? search.find(histogram, leaf.leaf, state) : undefined;
    this.stopwatch.lap('splitSearch');
    return this.kept(leaf, split);
  }

  private kept(leaf: SearchedLeaf, split: Split | undefined): OpenLeaf[] {
    if (split) return [{ ...leaf, split }];
    this.free.push(leaf.histogram);
    return [];
  }

  private scanned({ histogram, state }: SearchedLeaf): ScannedLeaf {
    return { histogram, sums: this.maySplit(state) ? state.sums : undefined };
  }

  private maySplit({ sums, depth }: LeafState): boolean {
    const { maxDepth, minDataInLeaf } = this.params;
    return (maxDepth <= 0 || depth < maxDepth) && sums.count >= 2 * minDataInLeaf;
  }

  private takeHistogram(): Float64Array {
    const { numFeatures } = this.data;
    return this.free.pop() ?? this.runner.allocate(Float64Array, this.firstBin[numFeatures] * BIN_WIDTH);
  }
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
