/** Watches the validation metric: which iteration was best, and whether it is time to stop. */
import { type TrainParams } from './params';

export class EarlyStopping {
  /** Number of trees at the best value so far (the first of equal ones); 0 before any. */
  bestIteration = 0;
  private bestValue: number | undefined;

  /** @param rounds iterations without improvement to wait for; 0 never stops */
  constructor(
    private readonly metric: TrainParams['metric'],
    private readonly rounds: number,
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
    return this.metric === 'auc' ? value > than : value < than;
  }
}
