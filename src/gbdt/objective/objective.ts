/** The function that training optimises, as the trainer sees it. */
import type { Gradients } from '../gradients';

export interface Objective {
  /** Number of raw scores per row and of trees per iteration: one, or one per class. */
  readonly numClasses: number;
  /** Leaf values and initial scores are multiples of this power of two. */
  readonly leafValueUnit: number;
  /** binary: the label of all training rows, if they have the same one. Nothing can be learnt from them then. */
  readonly singleClass?: 0 | 1 | undefined;
  /** By class: the constant raw score that fits the labels best. */
  averageScores: () => readonly number[];
  /**
   * Gradients and hessians of the dataset's rows, by class.
   * @param scores raw scores by class and row of the storage
   * @returns arrays that the next call overwrites
   */
  gradients: (scores: readonly Float64Array[]) => readonly Gradients[];
}
