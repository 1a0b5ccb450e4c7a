/** The histogram of a leaf as a textbook would sum it: what the kernel (assembly/histogram-job.ts) has to equal bit by bit. */
import type { BinnedRows } from '../binned-rows';
import type { Gradients } from '../gradients';
import { BIN_WIDTH } from '../histogram';

/**
 * @param rows rows of the leaf
 * @param features what the histogram holds for other features is left as it is
 * @param firstBin where each feature begins in a histogram
 * @param out histogram to write
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
