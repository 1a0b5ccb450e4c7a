/** Textbook version of a leaf's histogram; the kernel (assembly/histogram-job.ts) must match it bit by bit. */
import type { BinnedRows } from '../binned-rows';
import type { Gradients } from '../gradients';
import { BIN_WIDTH } from '../histogram';

/**
 * @param rows rows of the leaf
 * @param features the histogram is not changed for other features
 * @param firstBin first bin of each feature in a histogram
 * @param out output histogram
 */
export function sumHistogram(
  { columns }: Pick<BinnedRows, 'columns'>,
  rows: Int32Array,
  features: Int32Array,
  { gradient, hessian }: Pick<Gradients, 'gradient' | 'hessian'>,
  firstBin: Int32Array,
  out: Float64Array,
): void {
  for (const feature of features) {
    out.fill(0, firstBin[feature] * BIN_WIDTH, firstBin[feature + 1] * BIN_WIDTH);
    for (const row of rows) {
      const at = (firstBin[feature] + columns[feature][row]) * BIN_WIDTH;
      out[at] += gradient[row];
      out[at + 1] += hessian[row];
      out[at + 2] += 1;
    }
  }
}

/** child := parent - sibling, written over the parent. */
export function subtractHistogram(parent: Float64Array, sibling: Float64Array): void {
  for (let i = 0; i < parent.length; i++) parent[i] -= sibling[i];
}
