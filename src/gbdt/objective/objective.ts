/** What training optimises: the interface that the trainer knows objectives by. */
import type { Gradients } from '../gradients';

export interface Objective {
  /** Raw scores a row has, and trees an iteration grows: one, or one a class. */
  readonly numClasses: number;
  /** Leaf values and initial scores are multiples of this power of two. */
  readonly leafValueUnit: number;
  /** Raw scores that fit the labels best when they are the same for all rows, by class. */
  averageScores(): readonly number[];
  /**
   * Gradients and hessians of the dataset's rows, by class.
   * @param scores raw scores by class and row of the storage
   * @returns arrays that the next call overwrites
   */
  gradients(scores: readonly Float64Array[]): readonly Gradients[];
}
