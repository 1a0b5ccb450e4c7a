/**
 * Binned rows in memory, shared by a dataset and all of its subsets. The bins are kept twice, a byte each:
 * row-major for building histograms (one row's bins lie in one or two cache lines) and by column for partitioning
 * (one feature's bins lie side by side).
 */
import { type BinMapper } from './bin-mapper';
import { KernelMemory } from './kernels/kernel-memory';

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

/** Rows start at whole 64-bit words, so that histograms can read eight bins at a time. */
export function strideOf(numFeatures: number): number {
  return (numFeatures + 7) & ~7;
}

/** One appended piece: the row-major bins of some rows, in the stride of the whole. */
export interface BinChunk {
  readonly numRows: number;
  readonly rowMajor: Uint8Array;
}

/**
 * Joins chunks into both layouts. Empties `chunks` on the way, so that the pieces can be freed one by one.
 */
export function joinBins(
  chunks: BinChunk[],
  numRows: number,
  numFeatures: number,
): Pick<BinnedRows, 'memory' | 'stride' | 'rowMajor' | 'columns'> {
  const stride = strideOf(numFeatures);
  const memory = new KernelMemory();
  const rowMajor = memory.allocate(Uint8Array, numRows * stride);
  const columnMajor = memory.allocate(Uint8Array, numRows * numFeatures);
  let row = 0;
  for (const chunk of chunks.splice(0)) {
    rowMajor.set(chunk.rowMajor, row * stride);
    transposeInto(columnMajor, chunk, row, numRows, numFeatures);
    row += chunk.numRows;
  }
  const columns = Array.from({ length: numFeatures }, (_, feature) =>
    columnMajor.subarray(feature * numRows, (feature + 1) * numRows),
  );
  return { memory, stride, rowMajor, columns };
}

/** Rows transposed at a time, so that both sides of the copy stay in cache. */
const TILE_ROWS = 256;

function transposeInto(
  columnMajor: Uint8Array,
  { rowMajor, numRows }: BinChunk,
  firstRow: number,
  totalRows: number,
  numFeatures: number,
): void {
  const stride = strideOf(numFeatures);
  for (let tile = 0; tile < numRows; tile += TILE_ROWS) {
    const tileEnd = Math.min(tile + TILE_ROWS, numRows);
    for (let feature = 0; feature < numFeatures; feature++) {
      const column = feature * totalRows + firstRow;
      for (let row = tile; row < tileEnd; row++) columnMajor[column + row] = rowMajor[row * stride + feature];
    }
  }
}
