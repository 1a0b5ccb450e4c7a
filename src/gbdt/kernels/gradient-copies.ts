/** Gradients that the kernels can read: as they are if they are in the kernels' memory, otherwise copied there. */
import { isWide } from '../gradients';
import type { Gradients, NarrowGradients, WideGradients } from '../gradients';
import type { JobRunner } from './job-runner';

type Arrays<Format extends Gradients> = Pick<Format, 'gradient' | 'hessian'>;

export class GradientCopies {
  private narrow: Arrays<NarrowGradients> | undefined;
  private wide: Arrays<WideGradients> | undefined;

  constructor(
    private readonly runner: JobRunner,
    private readonly numRows: number,
  ) {}

  inMemory(gradients: Arrays<Gradients>): Arrays<Gradients> {
    const { memory } = this.runner;
    if (memory.holds(gradients.gradient) && memory.holds(gradients.hessian)) return gradients;
    const copies = isWide(gradients) ? this.wideArrays() : this.narrowArrays();
    copies.gradient.set(gradients.gradient);
    copies.hessian.set(gradients.hessian);
    return copies;
  }

  private narrowArrays(): Arrays<NarrowGradients> {
    const { runner, numRows } = this;
    return (this.narrow ??= {
      gradient: runner.allocate(Int16Array, numRows),
      hessian: runner.allocate(Uint16Array, numRows),
    });
  }

  private wideArrays(): Arrays<WideGradients> {
    const { runner, numRows } = this;
    return (this.wide ??= {
      gradient: runner.allocate(Float64Array, numRows),
      hessian: runner.allocate(Float64Array, numRows),
    });
  }
}
