/** Splits small leaves with the kernel of assembly/leaf-job.ts, one leaf at a time; threads take pieces of the features. */
import type { Units } from '../leaf-output';
import type { Sums } from '../leaf-state';
import type { BinMapper } from '../bin-mapper';
import { writeLeftBins } from '../left-bins';
import type { DividedBins } from '../left-bins';
import type { Split, SplitParams } from '../split-finder';
import type { HistogramBuilder } from './histogram-builder';
import { JOB } from './job-runner';
import type { JobRunner } from './job-runner';
import { LEAF_NUMBERS, writeLeaf } from './leaf-numbers';

/** Places in a task (leaf-job.ts): 32-bit words, then float64 numbers. */
const LEFT_BINS = 6;
const LEFT_ROWS = 14;
const TARGET = 15;
const SMALLER = 8;
const LARGER = SMALLER + LEAF_NUMBERS;
const TASK_NUMBERS = LARGER + LEAF_NUMBERS;
/** Position in a leaf's numbers. */
const COUNT = 2;
/** Number of float64 values per result: one cache line. */
const RESULT_NUMBERS = 8;

/** A leaf to split; its arrays are in the kernels' memory. */
export interface SmallLeaf {
  /** Address of its rows (i32). */
  readonly rows: number;
  /** At most MAX_PACKED_ROWS. */
  readonly numRows: number;
  /** Output address for the rows, left ones first. Equals `rows` for one thread, differs for several. */
  readonly target: number;
  readonly numLeft: number;
  readonly split: DividedBins;
  /** Mapper of the split feature. */
  readonly mapper: Pick<BinMapper, 'missingBin'>;
  readonly column: Uint8Array;
  /** Packed histogram of the leaf; becomes the larger child's. */
  readonly histogram: BigInt64Array;
  /** Output; undefined if neither child may be split. */
  readonly smallerHistogram: BigInt64Array | undefined;
  readonly isLeftSmaller: boolean;
  /** Sums of the children; undefined for a child that must not be split. */
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
  /** By piece of the features: result of the smaller child, then of the larger one. */
  private readonly results: Float64Array;

  /** @param histograms prepared for the tree of the leaves */
  constructor(
    private readonly runner: JobRunner,
    private readonly histograms: HistogramBuilder,
  ) {
    this.numbers = runner.allocate(Float64Array, TASK_NUMBERS);
    this.words = new Uint32Array(this.numbers.buffer, this.numbers.byteOffset, 2 * TASK_NUMBERS);
    this.results = runner.allocate(Float64Array, 2 * RESULT_NUMBERS * runner.numThreads);
  }

  split(leaf: SmallLeaf, units: Units, params: SplitParams): SplitChildren {
    this.writeTask(leaf, units, params);
    const { numPieces } = this.histograms;
    this.runner[numPieces > 1 ? 'run' : 'runAlone'](
      JOB.splitLeaf,
      [this.numbers.byteOffset, this.results.byteOffset],
      this.histograms.sources(0),
    );
    return {
      smaller: leaf.smaller && this.bestOf(numPieces, 0),
      larger: leaf.larger && this.bestOf(numPieces, RESULT_NUMBERS),
    };
  }

  private writeTask(leaf: SmallLeaf, units: Units, params: SplitParams): void {
    const { words, numbers } = this;
    words[0] = leaf.rows;
    words[1] = leaf.numRows;
    words[2] = leaf.column.byteOffset;
    words[3] = leaf.histogram.byteOffset;
    words[4] = leaf.smallerHistogram?.byteOffset ?? 0;
    words[5] = leaf.isLeftSmaller ? 1 : 0;
    writeLeftBins(leaf.split, leaf.mapper, words, LEFT_BINS);
    words[LEFT_ROWS] = leaf.numLeft;
    words[TARGET] = leaf.target;
    if (leaf.smaller) writeLeaf(leaf.smaller, units, params, numbers, SMALLER);
    else numbers[SMALLER + COUNT] = 0;
    if (leaf.larger) writeLeaf(leaf.larger, units, params, numbers, LARGER);
    else numbers[LARGER + COUNT] = 0;
  }

  /** At equal gain, the split of the smaller feature. */
  private bestOf(numPieces: number, first: number): Split | undefined {
    let best: Split | undefined;
    for (let piece = 0; piece < numPieces; piece++) {
      const split = this.splitAt(first + 2 * RESULT_NUMBERS * piece);
      if (split && (!best || isBetter(split, best))) best = split;
    }
    return best;
  }

  private splitAt(at: number): Split | undefined {
    const { results } = this;
    const bin = results[at + 1];
    if (bin < 0) return undefined;
    return {
      feature: results[at + 6],
      bin,
      missingLeft: results[at + 2] === 1,
      gain: results[at],
      left: { gradient: results[at + 3], hessian: results[at + 4], count: results[at + 5] },
    };
  }
}

function isBetter(a: Split, b: Split): boolean {
  return a.gain > b.gain || (a.gain === b.gain && a.feature < b.feature);
}
