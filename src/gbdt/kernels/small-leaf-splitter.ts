/** Splits small leaves with the kernel of assembly/leaf-job.ts: several at once, each by one thread from start to end. */
import { type Units } from '../leaf-output';
import { type Sums } from '../leaf-state';
import { LEFT_BINS_WORDS } from '../left-bins';
import { type Split, type SplitParams } from '../split-finder';
import { type HistogramBuilder } from './histogram-builder';
import { JOB, type JobRunner } from './job-runner';
import { LEAF_NUMBERS, writeLeaf } from './leaf-numbers';

/** Leaves at once, at most. */
export const MOST_TASKS = 16;

/** Places in a task (leaf-job.ts): 32-bit words, then float64 numbers. */
const TASK_WORDS = 88;
const LEFT_BINS = 6;
const SMALLER = 8;
const LARGER = SMALLER + LEAF_NUMBERS;
const SMALLER_RESULT = LARGER + LEAF_NUMBERS;
const RESULT_NUMBERS = 7;
const LARGER_RESULT = SMALLER_RESULT + RESULT_NUMBERS;
/** Of a leaf's numbers. */
const COUNT = 2;

/** A leaf to split; arrays lie in the kernels' memory. */
export interface SmallLeaf {
  /** At most MOST_PACKED_ROWS; divided in place. */
  readonly rows: Int32Array;
  /** Bins of the split feature by row. */
  readonly column: Uint8Array;
  /** Bins that go left (left-bins.ts). */
  readonly leftBins: Uint32Array;
  /** Packed; becomes the larger child's. */
  readonly histogram: BigInt64Array;
  /** Written; undefined when neither child shall be split. */
  readonly smallerHistogram: BigInt64Array | undefined;
  readonly isLeftSmaller: boolean;
  /** Sums of the children; undefined for one that shall not be split. */
  readonly smaller: Sums | undefined;
  readonly larger: Sums | undefined;
}

/** Best splits of the children. */
export interface SplitChildren {
  readonly smaller: Split | undefined;
  readonly larger: Split | undefined;
}

export class SmallLeafSplitter {
  private readonly words: Uint32Array;
  private readonly numbers: Float64Array;

  /** @param histograms prepared for the tree that the leaves are of */
  constructor(
    private readonly runner: JobRunner,
    private readonly histograms: HistogramBuilder,
  ) {
    this.numbers = runner.allocate(Float64Array, (MOST_TASKS * TASK_WORDS) / 2);
    this.words = new Uint32Array(this.numbers.buffer, this.numbers.byteOffset, MOST_TASKS * TASK_WORDS);
  }

  /** @param leaves at most MOST_TASKS */
  split(leaves: readonly SmallLeaf[], units: Units, params: SplitParams): SplitChildren[] {
    leaves.forEach((leaf, i) => this.writeTask(i * TASK_WORDS, leaf, units, params));
    const run = leaves.length > 1 ? 'run' : 'runAlone';
    this.runner[run](JOB.splitLeaves, this.numbers.byteOffset, leaves.length, ...this.histograms.sources(0));
    return leaves.map((leaf, i) => {
      const at = (i * TASK_WORDS) / 2;
      return {
        smaller: leaf.smaller && this.splitAt(at + SMALLER_RESULT),
        larger: leaf.larger && this.splitAt(at + LARGER_RESULT),
      };
    });
  }

  private writeTask(at: number, leaf: SmallLeaf, units: Units, params: SplitParams): void {
    const { words, numbers } = this;
    words[at] = leaf.rows.byteOffset;
    words[at + 1] = leaf.rows.length;
    words[at + 2] = leaf.column.byteOffset;
    words[at + 3] = leaf.histogram.byteOffset;
    words[at + 4] = leaf.smallerHistogram?.byteOffset ?? 0;
    words[at + 5] = leaf.isLeftSmaller ? 1 : 0;
    for (let i = 0; i < LEFT_BINS_WORDS; i++) words[at + LEFT_BINS + i] = leaf.leftBins[i];
    if (leaf.smaller) writeLeaf(leaf.smaller, units, params, numbers, at / 2 + SMALLER);
    else numbers[at / 2 + SMALLER + COUNT] = 0;
    if (leaf.larger) writeLeaf(leaf.larger, units, params, numbers, at / 2 + LARGER);
    else numbers[at / 2 + LARGER + COUNT] = 0;
  }

  private splitAt(at: number): Split | undefined {
    const { numbers } = this;
    const bin = numbers[at + 1];
    if (bin < 0) return undefined;
    return {
      feature: numbers[at + 6],
      bin,
      missingLeft: numbers[at + 2] === 1,
      gain: numbers[at],
      left: { gradient: numbers[at + 3], hessian: numbers[at + 4], count: numbers[at + 5] },
    };
  }
}
