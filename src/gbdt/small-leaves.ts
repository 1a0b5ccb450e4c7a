/**
 * Splits the small leaves of a growing tree. What a split comes to does not depend on when it is made, so with several
 * threads the next few leaves are split ahead of their turn, all at once; each split is put into the tree when it is due,
 * and what never comes to its turn is thrown away. The tree is the same as if one were made after the other.
 */
import { type BinnedRows } from './binned-rows';
import { type LeafHistogram, type HistogramPool } from './histogram-pool';
import { MOST_TASKS, type SmallLeaf, type SmallLeafSplitter } from './kernels/small-leaf-splitter';
import { leftBinsOf } from './left-bins';
import { type LeafState } from './leaf-state';
import { comesBefore, maySplit, type OpenLeaf } from './open-leaf';
import { type TrainParams } from './params';
import { type RowPartition } from './row-partition';
import { type Split } from './split-finder';
import { type SplitSearch } from './split-search';

/** Next leaves that may be split ahead of their turn, a thread. */
const LEAVES_A_THREAD = 4;
/** Of the splits that a tree may still make, one in so many is made ahead: few are then thrown away. */
const SHARE_AHEAD = 4;

/** Can be split here. */
export interface SmallOpenLeaf extends OpenLeaf {
  readonly histogram: BigInt64Array;
}

/** The outcome of a split that was made: the children, and where one can be split further, its histogram and split. */
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

/** A leaf as the kernel takes it, with the states of its children. */
interface Task extends SmallLeaf {
  readonly left: LeafState;
  readonly right: LeafState;
}

export function isSmall(leaf: OpenLeaf): leaf is SmallOpenLeaf {
  return leaf.histogram instanceof BigInt64Array;
}

export class SmallLeaves {
  /** Made ahead, not yet due. */
  private readonly ahead = new Map<OpenLeaf, DividedLeaf>();

  constructor(
    private readonly splitter: SmallLeafSplitter,
    private readonly data: BinnedRows,
    private readonly pool: HistogramPool,
    private readonly partition: RowPartition,
    private readonly params: TrainParams,
    private readonly numThreads: number,
  ) {}

  /**
   * The split of `next`. Its histogram is used up, its rows are divided in place.
   * @param open the other leaves, of which some may be split ahead
   * @param splitsLeft that the tree may make, this one included
   */
  divide(
    next: SmallOpenLeaf,
    open: readonly OpenLeaf[],
    splitsLeft: number,
    search: SplitSearch,
  ): DividedLeaf {
    if (!this.ahead.has(next)) this.divideAll([next, ...this.chooseAhead(open, splitsLeft)], search);
    const divided = this.ahead.get(next) as DividedLeaf;
    this.ahead.delete(next);
    return divided;
  }

  /** Throws away what did not come to its turn. @param leaf still open when its tree is finished */
  drop(leaf: OpenLeaf): void {
    const divided = this.ahead.get(leaf);
    this.ahead.delete(leaf);
    if (!divided) this.pool.putBack(leaf.histogram);
    if (divided?.leftFound) this.pool.putBack(divided.leftFound.histogram);
    if (divided?.rightFound) this.pool.putBack(divided.rightFound.histogram);
  }

  private chooseAhead(open: readonly OpenLeaf[], splitsLeft: number): SmallOpenLeaf[] {
    if (this.numThreads === 1) return [];
    const most = Math.min(
      LEAVES_A_THREAD * this.numThreads,
      MOST_TASKS,
      Math.floor(splitsLeft / SHARE_AHEAD),
    );
    const first: SmallOpenLeaf[] = [];
    for (const leaf of open) if (isSmall(leaf)) this.insert(first, leaf, most - 1);
    return first.filter((leaf) => !this.ahead.has(leaf));
  }

  /** Into the list of those that come first, of at most `length`. */
  private insert(first: SmallOpenLeaf[], leaf: SmallOpenLeaf, length: number): void {
    const { growth } = this.params;
    let at = first.length;
    while (at > 0 && comesBefore(leaf, first[at - 1], growth)) at--;
    if (at >= length) return;
    first.splice(at, 0, leaf);
    if (first.length > length) first.pop();
  }

  private divideAll(leaves: readonly SmallOpenLeaf[], search: SplitSearch): void {
    const tasks = leaves.map((leaf) => this.taskOf(leaf, search));
    const found = this.splitter.split(tasks, search.units, this.params);
    tasks.forEach(({ left, right, isLeftSmaller, histogram, smallerHistogram }, i) => {
      const smaller = this.kept(smallerHistogram, found[i].smaller);
      const larger = this.kept(histogram, found[i].larger);
      const [leftFound, rightFound] = isLeftSmaller ? [smaller, larger] : [larger, smaller];
      this.ahead.set(leaves[i], { left, right, leftFound, rightFound });
    });
  }

  private kept(histogram: BigInt64Array | undefined, split: Split | undefined): Found | undefined {
    if (histogram && split) return { histogram, split };
    if (histogram) this.pool.putBack(histogram);
    return undefined;
  }

  private taskOf({ leaf, state, split, histogram }: SmallOpenLeaf, search: SplitSearch): Task {
    const { mappers, columns } = this.data;
    const [left, right] = search.children(state, split);
    const isLeftSmaller = left.sums.count <= right.sums.count;
    const wanted = [left, right].map((child) => (maySplit(child, this.params) ? child.sums : undefined));
    const [smaller, larger] = isLeftSmaller ? wanted : wanted.toReversed();
    return {
      left,
      right,
      isLeftSmaller,
      smaller,
      larger,
      histogram,
      rows: this.partition.rowsOf(leaf),
      column: columns[split.feature],
      leftBins: leftBinsOf(split, mappers[split.feature]),
      smallerHistogram: smaller || larger ? this.pool.takePacked() : undefined,
    };
  }
}
