/** Splits the small leaves of a growing tree, each in a single kernel job. */
import type { BinnedRows } from './binned-rows';
import type { LeafHistogram, HistogramPool } from './histogram-pool';
import type { SmallLeafSplitter } from './kernels/small-leaf-splitter';
import type { LeafState, Sums } from './leaf-state';
import { maySplit } from './open-leaf';
import type { OpenLeaf } from './open-leaf';
import type { TrainParams } from './params';
import type { RowPartition } from './row-partition';
import type { Split } from './split-finder';
import type { SplitSearch } from './split-search';

/** A leaf that is small enough to be split here. */
export interface SmallOpenLeaf extends OpenLeaf {
  readonly histogram: BigInt64Array;
}

/** Result of a split: the children, and for each child that can be split further, its histogram and best split. */
export interface DividedLeaf {
  readonly left: LeafState;
  readonly right: LeafState;
  readonly leftFound: Found | undefined;
  readonly rightFound: Found | undefined;
}

export interface Found {
  readonly histogram: LeafHistogram;
  readonly split: Split;
}

export function isSmall(leaf: OpenLeaf): leaf is SmallOpenLeaf {
  return leaf.histogram instanceof BigInt64Array;
}

export class SmallLeaves {
  constructor(
    private readonly splitter: SmallLeafSplitter,
    private readonly data: BinnedRows,
    private readonly pool: HistogramPool,
    private readonly partition: RowPartition,
    private readonly params: TrainParams,
  ) {}

  /** Splits a leaf. Consumes its histogram; its rows are written to the partition's target for the leaf. */
  divide({ leaf, state, split, histogram }: SmallOpenLeaf, search: SplitSearch): DividedLeaf {
    const { mappers, columns } = this.data;
    const [left, right] = search.children(state, split);
    const isLeftSmaller = left.sums.count <= right.sums.count;
    const smaller = this.sumsToSplit(isLeftSmaller ? left : right);
    const larger = this.sumsToSplit(isLeftSmaller ? right : left);
    const smallerHistogram = smaller || larger ? this.pool.takePacked() : undefined;
    const splits = this.splitter.split(
      {
        rows: this.partition.addressOf(leaf),
        numRows: state.sums.count,
        target: this.partition.targetOf(leaf),
        numLeft: left.sums.count,
        split,
        mapper: mappers[split.feature],
        column: columns[split.feature],
        histogram,
        smallerHistogram,
        isLeftSmaller,
        smaller,
        larger,
      },
      search.units,
      this.params,
    );
    const smallerFound = this.kept(smallerHistogram, splits.smaller);
    const largerFound = this.kept(histogram, splits.larger);
    return {
      left,
      right,
      leftFound: isLeftSmaller ? smallerFound : largerFound,
      rightFound: isLeftSmaller ? largerFound : smallerFound,
    };
  }

  private sumsToSplit(child: LeafState): Sums | undefined {
    return maySplit(child, this.params) ? child.sums : undefined;
  }

  private kept(histogram: BigInt64Array | undefined, split: Split | undefined): Found | undefined {
    if (histogram && split) return { histogram, split };
    if (histogram) this.pool.putBack(histogram);
    return undefined;
  }
}
