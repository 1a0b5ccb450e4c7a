/**
 * A sparse matrix in row order (CSR): row r holds the entries starts[r] to starts[r + 1] of `columns` and `values`. With
 * users as rows and products as columns, the transposed matrix is the inverted index: product -> users who bought it.
 */
import { SparseScores } from './sparse-scores';

export interface SparseRows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly numColumns: number;
}

/**
 * @param capacity maximum number of entries of all rows together
 * @param fill adds the entries of a row; entries added twice are summed
 */
export function sparseRows(
  numRows: number,
  numColumns: number,
  capacity: number,
  fill: (row: number, out: SparseScores) => void,
): SparseRows {
  const starts = new Int32Array(numRows + 1);
  const columns = new Int32Array(capacity);
  const values = new Float64Array(capacity);
  const entries = new SparseScores(numColumns);
  let end = 0;
  for (let row = 0; row < numRows; row++) {
    fill(row, entries);
    for (const column of entries.places()) {
      columns[end] = column;
      values[end++] = entries.at(column);
    }
    entries.clear();
    starts[row + 1] = end;
  }
  return { starts, columns: columns.subarray(0, end), values: values.subarray(0, end), numColumns };
}

/** Swaps rows and columns; the columns of each resulting row ascend. */
export function transposed({ starts, columns, values, numColumns }: SparseRows): SparseRows {
  const numRows = starts.length - 1;
  const ends = new Int32Array(numColumns + 1);
  for (const column of columns) ends[column + 1] += 1;
  for (let column = 0; column < numColumns; column++) ends[column + 1] += ends[column];
  const next = ends.slice();
  const rowsOf = new Int32Array(columns.length);
  const valuesOf = new Float64Array(columns.length);
  for (let row = 0; row < numRows; row++) {
    for (let i = starts[row]; i < starts[row + 1]; i++) {
      const place = next[columns[i]]++;
      rowsOf[place] = row;
      valuesOf[place] = values[i];
    }
  }
  return { starts: ends, columns: rowsOf, values: valuesOf, numColumns: numRows };
}

/**
 * Dot products of one row with all rows, through the inverted index: only rows that share a column are visited.
 *
 * @param out one number per row, overwritten
 */
export function dotProducts(rows: SparseRows, index: SparseRows, row: number, out: Float64Array): void {
  out.fill(0);
  for (let i = rows.starts[row]; i < rows.starts[row + 1]; i++) {
    const column = rows.columns[i];
    const value = rows.values[i];
    const end = index.starts[column + 1];
    for (let j = index.starts[column]; j < end; j++) {
      out[index.columns[j]] += value * index.values[j];
    }
  }
}

/** Adds a row, multiplied by `weight`, to `out`, which has one number per column. */
export function addRow(
  { starts, columns, values }: SparseRows,
  row: number,
  weight: number,
  out: Float64Array,
): void {
  const end = starts[row + 1];
  for (let i = starts[row]; i < end; i++) {
    out[columns[i]] += weight * values[i];
  }
}
