/** Tracks the validation metric: the best iteration so far, and whether to stop. */
import { largerIsBetter } from './evaluator';
import type { MetricName } from './params';

export class EarlyStopping {
  /** Number of iterations at the best value so far (the first of equal ones); 0 at the start. */
  bestIteration = 0;
  private bestValue: number | undefined;

  /**
   * @param rounds number of iterations without improvement before stopping; 0 never stops
   * @param minDelta an improvement must be larger than this
   */
  constructor(
    private readonly metric: MetricName,
    private readonly rounds: number,
    private readonly minDelta = 0,
  ) {}

  /**
   * @param iteration number of iterations, from 1
   * @returns whether training should stop
   */
  observe(iteration: number, value: number): boolean {
    if (this.bestValue === undefined || this.isBetter(value, this.bestValue)) {
      this.bestValue = value;
      this.bestIteration = iteration;
    }
    return this.rounds > 0 && iteration - this.bestIteration >= this.rounds;
  }

  private isBetter(value: number, than: number): boolean {
    return largerIsBetter(this.metric) ? value > than + this.minDelta : value < than - this.minDelta;
  }
}
