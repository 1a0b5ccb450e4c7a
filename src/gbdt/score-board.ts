/** Raw scores of a dataset's rows while a booster grows. */
import { type Dataset } from './dataset';
import { hasBin, LEFT_BINS_WORDS } from './left-bins';
import { type RowPartition } from './row-partition';
import { type GrownTree } from './tree-builder';

export class ScoreBoard {
  /** By row of the storage; float64 sums of multiples of 2^-20 are exact. */
  readonly scores: Float64Array;

  /** Starts from the dataset's initial scores, or where it has none from `initScore`. */
  constructor(
    private readonly dataset: Dataset,
    initScore: number,
  ) {
    const { storage } = dataset;
    this.scores = storage.initScores
      ? Float64Array.from(storage.initScores)
      : new Float64Array(storage.numRows).fill(initScore);
  }

  /** Adds a tree to the rows that it was grown on, leaf by leaf. */
  addGrown({ tree }: GrownTree, partition: RowPartition): void {
    for (let leaf = 0; leaf < tree.numLeaves; leaf++) {
      const value = tree.leafValue[leaf];
      addValue(this.scores, partition.rowIndices, partition.beginOf(leaf), partition.endOf(leaf), value);
    }
  }

  /** Adds a tree to `rows` (all of the dataset's by default) by walking it. */
  addWalked(grown: GrownTree, rows: Int32Array = this.dataset.rows): void {
    const { rowMajor, stride } = this.dataset.storage;
    walkTree(grown, rowMajor, stride, rows, this.scores);
  }
}

function addValue(scores: Float64Array, rows: Int32Array, begin: number, end: number, value: number): void {
  for (let i = begin; i < end; i++) scores[rows[i]] += value;
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
