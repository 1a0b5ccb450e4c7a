/**
 * Selects columns of row-major rows.
 *
 * @param width number of columns of `rows`
 * @param columns places, ascending; returns `rows` itself when all columns are selected
 */
export function columnRows(rows: Float32Array, width: number, columns: readonly number[]): Float32Array {
  if (columns.length === width) return rows;
  const numRows = rows.length / width;
  const some = new Float32Array(numRows * columns.length);
  let at = 0;
  for (let start = 0; start < rows.length; start += width) {
    for (const column of columns) some[at++] = rows[start + column];
  }
  return some;
}
