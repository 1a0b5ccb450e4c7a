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
import { BIN_WIDTH, firstBins, HistogramBuilder, subtractHistogram } from './histogram';
import { type TrainParams } from './params';
import { RowPartition } from './row-partition';
import { leafValue } from './split-gain';
import { findBestSplit, type Split, type Sums } from './split-finder';
import { type GrownTree, type NodeStatistics, TreeBuilder } from './tree-builder';

/** A leaf of the growing tree that can be split, with its best split. */
interface OpenLeaf {
  readonly leaf: number;
  readonly depth: number;
  readonly sums: Sums;
  readonly split: Split;
  readonly histogram: Float64Array;
}

/** Reusable: grows any number of trees on the same binned rows, keeping its buffers. */
export class TreeGrower {
  /** Rows by leaf of the tree grown last. */
  readonly partition: RowPartition;
  private readonly histograms: HistogramBuilder;
  private readonly firstBin: Int32Array;
  /** Histograms that no leaf owns at present. */
  private readonly free: Float64Array[] = [];

  constructor(
    private readonly data: BinnedRows,
    private readonly params: TrainParams,
    maxRows: number,
  ) {
    this.partition = new RowPartition(maxRows, params.numLeaves);
    this.histograms = new HistogramBuilder(data);
    this.firstBin = firstBins(data);
  }

  /**
   * @param rows rows to learn from, ascending
   * @param features features that may be split on, ascending
   */
  grow(gradients: Gradients, rows: Int32Array, features: Int32Array): GrownTree {
    this.partition.reset(rows);
    const root = sumRows(gradients, rows);
    const builder = new TreeBuilder(this.statistics(root, gradients), this.data.mappers);
    let open: OpenLeaf[] = [];
    if (this.maySplit(root, 0)) {
      const histogram = this.takeHistogram();
      this.histograms.build(this.partition.rowIndices, 0, rows.length, features, gradients, histogram);
      open = this.openLeaf(0, 0, root, histogram, features, gradients);
    }
    while (open.length > 0) {
      const next = this.takeNext(open);
      const right = subtract(next.sums, next.split.left);
      const newLeaf = this.applySplit(builder, next, right, gradients);
      if (builder.numLeaves === this.params.numLeaves) {
        this.free.push(next.histogram, ...open.map(({ histogram }) => histogram));
        break;
      }
      open.push(...this.openChildren(next, right, newLeaf, features, gradients));
    }
    return builder.finish(this.params.learningRate);
  }

  private takeNext(open: OpenLeaf[]): OpenLeaf {
    let best = 0;
    for (let i = 1; i < open.length; i++) if (this.comesBefore(open[i], open[best])) best = i;
    return open.splice(best, 1)[0];
  }

  private comesBefore(a: OpenLeaf, b: OpenLeaf): boolean {
    if (this.params.growth === 'depthWise' && a.depth !== b.depth) return a.depth < b.depth;
    if (a.split.gain !== b.split.gain) return a.split.gain > b.split.gain;
    return a.leaf < b.leaf;
  }

  private applySplit(
    builder: TreeBuilder,
    { leaf, split }: OpenLeaf,
    right: Sums,
    gradients: Gradients,
  ): number {
    const newLeaf = builder.split(
      leaf,
      split,
      this.statistics(split.left, gradients),
      this.statistics(right, gradients),
    );
    const { missingBin } = this.data.mappers[split.feature];
    this.partition.split(
      leaf,
      newLeaf,
      this.data.columns[split.feature],
      split.bin,
      missingBin,
      split.missingLeft,
    );
    return newLeaf;
  }

  private openChildren(
    parent: OpenLeaf,
    right: Sums,
    newLeaf: number,
    features: Int32Array,
    gradients: Gradients,
  ): OpenLeaf[] {
    const { left } = parent.split;
    const depth = parent.depth + 1;
    if (!this.maySplit(left, depth) && !this.maySplit(right, depth)) {
      this.free.push(parent.histogram);
      return [];
    }
    const smallerLeaf = left.count <= right.count ? parent.leaf : newLeaf;
    const smaller = this.takeHistogram();
    const begin = this.partition.beginOf(smallerLeaf);
    const end = this.partition.endOf(smallerLeaf);
    this.histograms.build(this.partition.rowIndices, begin, end, features, gradients, smaller);
    subtractHistogram(parent.histogram, smaller);
    const [leftHistogram, rightHistogram] =
      smallerLeaf === newLeaf ? [parent.histogram, smaller] : [smaller, parent.histogram];
    return [
      ...this.openLeaf(parent.leaf, depth, left, leftHistogram, features, gradients),
      ...this.openLeaf(newLeaf, depth, right, rightHistogram, features, gradients),
    ];
  }

  /** The leaf with its best split, or nothing (and its histogram freed) when it has none. */
  private openLeaf(
    leaf: number,
    depth: number,
    sums: Sums,
    histogram: Float64Array,
    features: Int32Array,
    gradients: Gradients,
  ): OpenLeaf[] {
    const { mappers } = this.data;
    const split = this.maySplit(sums, depth)
      ? findBestSplit(histogram, this.firstBin, mappers, features, sums, gradients, this.params)
      : undefined;
    if (split) return [{ leaf, depth, sums, split, histogram }];
    this.free.push(histogram);
    return [];
  }

  private maySplit({ count }: Sums, depth: number): boolean {
    const { maxDepth, minDataInLeaf } = this.params;
    return (maxDepth <= 0 || depth < maxDepth) && count >= 2 * minDataInLeaf;
  }

  private statistics(
    { gradient, hessian, count }: Sums,
    { gradientUnit, hessianUnit }: Gradients,
  ): NodeStatistics {
    const weight = hessian * hessianUnit;
    return { value: leafValue(gradient * gradientUnit, weight, this.params), weight, count };
  }

  private takeHistogram(): Float64Array {
    return this.free.pop() ?? new Float64Array(this.firstBin[this.data.numFeatures] * BIN_WIDTH);
  }
}

function sumRows({ gradient, hessian }: Gradients, rows: Int32Array): Sums {
  let sumGradient = 0;
  let sumHessian = 0;
  for (let i = 0; i < rows.length; i++) {
    sumGradient += gradient[rows[i]];
    sumHessian += hessian[rows[i]];
  }
  return { gradient: sumGradient, hessian: sumHessian, count: rows.length };
}

function subtract(whole: Sums, part: Sums): Sums {
  return {
    gradient: whole.gradient - part.gradient,
    hessian: whole.hessian - part.hessian,
    count: whole.count - part.count,
  };
}
