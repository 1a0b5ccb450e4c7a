/**
 * Binned rows in memory, shared by a dataset and all of its subsets. The bins are kept twice, a byte each:
 * row-major for building histograms (one row's bins lie in one or two cache lines) and by column for partitioning
 * (one feature's bins lie side by side).
 */
import type { BinMapper } from './bin-mapper';
import type { KernelMemory } from './kernels/kernel-memory';

export interface BinnedRows {
  readonly numRows: number;
  readonly numFeatures: number;
  readonly featureNames: readonly string[];
  readonly mappers: readonly BinMapper[];
  /** Holds the bins, and what training on them needs. */
  readonly memory: KernelMemory;
  /** Bytes a row takes in rowMajor: numFeatures rounded up to a multiple of 8, the rest being zero. */
  readonly stride: number;
  /** rowMajor[row * stride + feature] */
  readonly rowMajor: Uint8Array;
  /** columns[feature][row] */
  readonly columns: readonly Uint8Array[];
  readonly labels: Float32Array;
  readonly weights: Float32Array | undefined;
  /** First row of each group, and in the last place the number of rows; undefined without groups. */
  readonly groups: Int32Array | undefined;
  /** Raw scores to start from. */
  readonly initScores: Float32Array | undefined;
  /** Smallest and largest finite value appended, per feature; NaN when there was none. */
  readonly featureRanges: readonly (readonly [number, number])[];
}

/** What the kernels' memory of 4 GiB leaves for rows, when histograms have taken their share. */
const ROOM = 2 ** 32 - 2 ** 28;
/** Bytes that training needs for a row beside its bins: row lists, scores, gradients and what they add to sums, label, weight. */
const TRAINING_BYTES = 44;

/** Rows of a dataset at most: 32 million of 40 features, 16 million of 100. */
export function mostRows(numFeatures: number): number {
  return Math.floor(ROOM / (strideOf(numFeatures) + numFeatures + TRAINING_BYTES));
}

/** Rows start at whole 64-bit words, so that histograms can read eight bins at a time. */
export function strideOf(numFeatures: number): number {
  return (numFeatures + 7) & ~7;
}
