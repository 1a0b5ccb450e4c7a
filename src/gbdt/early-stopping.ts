/** Watches the validation metric: which iteration was best, and whether it is time to stop. */
import { largerIsBetter } from './evaluator';
import type { MetricName } from './params';

export class EarlyStopping {
  /** Number of trees at the best value so far (the first of equal ones); 0 before any. */
  bestIteration = 0;
  private bestValue: number | undefined;

  /**
   * @param rounds iterations without improvement to wait for; 0 never stops
   * @param minDelta an improvement must be larger than this
   */
  constructor(
    private readonly metric: MetricName,
    private readonly rounds: number,
    private readonly minDelta = 0,
  ) {}

  /**
   * @param iteration number of trees, from 1
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
