/**
 * Rows to raw scores (log-odds, before any sigmoid).
 *
 * @param rows numRows x number of feature columns, row after row, NaN for missing; left unchanged
 * @returns one raw score a row
 */
export type Scorer = (rows: Float32Array, numRows: number) => Promise<Float32Array>;
