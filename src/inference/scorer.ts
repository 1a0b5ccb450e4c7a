/**
 * Computes raw scores (log-odds, before any sigmoid) from rows.
 *
 * @param rows numRows x number of feature columns, row-major, NaN for missing; not changed
 * @returns one raw score per row
 */
export type Scorer = (rows: Float32Array, numRows: number) => Promise<Float32Array>;
