/**
 * Binned rows in memory, shared by a dataset and all of its subsets. Each bin is stored twice, as one byte:
 * row-major for building histograms (a row's bins are in one or two cache lines) and by column for partitioning
 * (a feature's bins are adjacent).
 */
import type { BinMapper } from './bin-mapper';
import type { KernelMemory } from './kernels/kernel-memory';

export interface BinnedRows {
  readonly numRows: number;
  readonly numFeatures: number;
  readonly featureNames: readonly string[];
  readonly mappers: readonly BinMapper[];
  /** Holds the bins and the working memory of training. */
  readonly memory: KernelMemory;
  /** Bytes per row in rowMajor: numFeatures rounded up to a multiple of 8, padded with zeros. */
  readonly stride: number;
  /** rowMajor[row * stride + feature] */
  readonly rowMajor: Uint8Array;
  /** columns[feature][row] */
  readonly columns: readonly Uint8Array[];
  readonly labels: Float32Array;
  readonly weights: Float32Array | undefined;
  /** First row of each group, then the number of rows; undefined without groups. */
  readonly groups: Int32Array | undefined;
  /** Raw scores to start from. */
  readonly initScores: Float32Array | undefined;
  /** Smallest and largest finite value appended, per feature; NaN if there is none. */
  readonly featureRanges: readonly (readonly [number, number])[];
}

/** Bytes of the kernels' 4 GiB memory that remain for rows after histograms. */
const ROOM = 2 ** 32 - 2 ** 28;
/** Bytes per row that training needs besides its bins: row lists, scores, gradients, addends, label, weight. */
const TRAINING_BYTES = 60;

/** Maximum number of rows in a dataset: 29 million with 40 features, 15 million with 100. */
export function maxRowsOf(numFeatures: number): number {
  return Math.floor(ROOM / (strideOf(numFeatures) + numFeatures + TRAINING_BYTES));
}

/** Rows start at whole 64-bit words, so that histograms can read eight bins at a time. */
export function strideOf(numFeatures: number): number {
  return (numFeatures + 7) & ~7;
}
