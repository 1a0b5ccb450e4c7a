/** Raw scores of a dataset's rows while a booster grows. */
import type { Dataset } from './dataset';
import { addLeaves } from './kernels/leaf-adder';
import type { JobRunner } from './kernels/job-runner';
import { hasBin, LEFT_BINS_WORDS } from './left-bins';
import type { RowPartition } from './row-partition';
import type { GrownTree } from './tree-builder';

export class ScoreBoard {
  /** By row of the storage; float64 sums of multiples of 2^-20 are exact. */
  readonly scores: Float64Array;

  /**
   * Starts from the dataset's initial scores if it has any, otherwise from `initScore`.
   * @param runner holds the scores in its memory, where its kernels add grown trees and compute gradients
   */
  constructor(
    private readonly dataset: Dataset,
    initScore: number,
    private readonly runner?: JobRunner,
  ) {
    const { initScores, numRows } = dataset.storage;
    this.scores = runner ? runner.allocate(Float64Array, numRows) : new Float64Array(numRows);
    if (initScores) this.scores.set(initScores);
    else this.scores.fill(initScore);
  }

  /** Adds a number to all scores. */
  addConstant(value: number): void {
    for (let row = 0; row < this.scores.length; row++) this.scores[row] += value;
  }

  /** Adds a tree to the rows it was grown on, leaf by leaf. */
  addGrown({ tree: { leafValue } }: GrownTree, partition: RowPartition): void {
    if (this.runner) addLeaves(this.runner, leafValue, partition, this.scores);
    else leafValue.forEach((value, leaf) => addValue(this.scores, partition.rowsOf(leaf), value));
  }

  /** Adds a tree to `rows` (all of the dataset's by default) by walking it. */
  addWalked(grown: GrownTree, rows: Int32Array = this.dataset.rows): void {
    const { rowMajor, stride } = this.dataset.storage;
    walkTree(grown, rowMajor, stride, rows, this.scores);
  }
}

function addValue(scores: Float64Array, rows: Int32Array, value: number): void {
  for (let i = 0; i < rows.length; i++) scores[rows[i]] += value;
}

function walkTree(
  { tree, leftBins }: GrownTree,
  bins: Uint8Array,
  stride: number,
  rows: Int32Array,
  scores: Float64Array,
): void {
  const { splitFeature, leftChild, rightChild, leafValue } = tree;
  const root = splitFeature.length > 0 ? 0 : ~0;
  for (let i = 0; i < rows.length; i++) {
    const start = rows[i] * stride;
    let node = root;
    while (node >= 0) {
      const bin = bins[start + splitFeature[node]];
      node = hasBin(leftBins, node * LEFT_BINS_WORDS, bin) ? leftChild[node] : rightChild[node];
    }
    scores[rows[i]] += leafValue[~node];
  }
}
