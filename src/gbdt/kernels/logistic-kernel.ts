/** Gradients of the log loss with the kernel of assembly/logistic-job.ts. */
import type { BinnedRows } from '../binned-rows';
import { logisticUnits } from '../gradients';
import type { Gradients } from '../gradients';
import { JOB } from './job-runner';
import type { JobRunner } from './job-runner';

export class LogisticKernel {
  private readonly rows: Int32Array;
  private readonly labels: Float32Array;
  private readonly weights: Float32Array | undefined;
  private readonly gradients: Gradients;

  /** @param rows whose gradients are wanted */
  constructor(
    private readonly runner: JobRunner,
    { labels, weights, numRows }: BinnedRows,
    rows: Int32Array,
  ) {
    const { units, weightUnit } = logisticUnits(weights, rows);
    this.rows = runner.copyOf(Int32Array, rows);
    this.labels = runner.copyOf(Float32Array, labels);
    this.weights =
      weights &&
      runner.copyOf(
        Float32Array,
        weights.map((weight) => weight / weightUnit),
      );
    this.gradients = {
      gradient: runner.allocate(Int16Array, numRows),
      hessian: runner.allocate(Uint16Array, numRows),
      ...units,
    };
  }

  /**
   * As logisticGradients of gradients.ts.
   * @param scores by row of the storage, in the kernels' memory
   * @returns arrays that the next call overwrites
   */
  gradientsAt(scores: Float64Array): Gradients {
    const { rows, labels, weights } = this;
    const { gradient, hessian } = this.gradients;
    this.runner.run(JOB.logistic, [
      ...[rows.byteOffset, rows.length, scores.byteOffset, labels.byteOffset, weights?.byteOffset ?? 0],
      ...[gradient.byteOffset, hessian.byteOffset],
    ]);
    return this.gradients;
  }
}
