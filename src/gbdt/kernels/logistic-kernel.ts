/** Gradients of the log loss with the kernels of assembly/logistic-job.ts and assembly/wide-logistic-job.ts. */
import type { BinnedRows } from '../binned-rows';
import { isTooCoarse } from '../gradient-mass';
import { logisticUnits, wideBits } from '../gradients';
import type { Gradients, NarrowGradients, WideGradients } from '../gradients';
import type { Units } from '../leaf-output';
import { JOB } from './job-runner';
import type { JobRunner } from './job-runner';

export class LogisticKernel {
  private readonly rows: Int32Array;
  private readonly labels: Float32Array;
  private readonly weights: Float32Array | undefined;
  private readonly narrow: NarrowGradients;
  /** Allocated when the narrow format is too coarse for the first time. */
  private wide: WideGradients | undefined;
  private readonly wideUnits: Units;
  /** Of the narrow gradients: all, small, then of the hessians (gradient-mass.ts). */
  private readonly mass: BigInt64Array;

  /** @param rows whose gradients are wanted */
  constructor(
    private readonly runner: JobRunner,
    { labels, weights, numRows }: BinnedRows,
    rows: Int32Array,
  ) {
    const { narrow, wide, weightUnit } = logisticUnits(weights, rows);
    this.wideUnits = wide;
    this.rows = runner.copyOf(Int32Array, rows);
    this.labels = runner.copyOf(Float32Array, labels);
    this.weights =
      weights &&
      runner.copyOf(
        Float32Array,
        weights.map((weight) => weight / weightUnit),
      );
    this.narrow = {
      gradient: runner.allocate(Int16Array, numRows),
      hessian: runner.allocate(Uint16Array, numRows),
      ...narrow,
    };
    this.mass = runner.allocate(BigInt64Array, 4);
  }

  /**
   * As logisticGradients of gradients.ts.
   * @param scores by row of the storage, in the kernels' memory
   * @returns arrays that the next call overwrites
   */
  gradientsAt(scores: Float64Array): Gradients {
    this.mass.fill(0n);
    this.runJob(JOB.logistic, scores, this.narrow, [this.mass.byteOffset]);
    const [all, small, allHessians, smallHessians] = Array.from(this.mass, Number);
    const isCoarse = isTooCoarse({ all, small }) || isTooCoarse({ all: allHessians, small: smallHessians });
    return isCoarse ? this.wideGradientsAt(scores) : this.narrow;
  }

  private wideGradientsAt(scores: Float64Array): WideGradients {
    this.wide ??= {
      gradient: this.runner.allocate(Float64Array, scores.length),
      hessian: this.runner.allocate(Float64Array, scores.length),
      ...this.wideUnits,
    };
    const { gradientBits, hessianBits } = wideBits(this.rows.length);
    this.runJob(JOB.wideLogistic, scores, this.wide, [gradientBits, hessianBits]);
    return this.wide;
  }

  private runJob(job: number, scores: Float64Array, out: Gradients, more: readonly number[]): void {
    const { rows, labels, weights } = this;
    this.runner.run(job, [
      ...[rows.byteOffset, rows.length, scores.byteOffset, labels.byteOffset, weights?.byteOffset ?? 0],
      ...[out.gradient.byteOffset, out.hessian.byteOffset, ...more],
    ]);
  }
}
