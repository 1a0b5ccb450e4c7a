/**
 * How many targets fit into a given memory. What grows with them:
 *
 *   stage 1    each candidate of a training or validation target is a row of bins, kept by row and by column, with what
 *              training needs beside it (src/gbdt/README.md, Memory)
 *   stage 2    each shortlisted candidate is a row of numbers and of bins; raw rows of candidates pass through in chunks
 *
 * The rest (the program, catalogues of the lags in use, chunks on their way) takes about the same for any number.
 */
import { stage2Names } from '../recommend/shortlist-rows';
import { TrainingError } from './training-error';

/** Targets at most. */
export interface TargetLimits {
  /** Of stage 1, all lags together. */
  readonly training: number;
  /** Of stage 2; they are stage 1's, too. */
  readonly stage2: number;
  readonly validation: number;
}

export interface TargetCost {
  /** Candidates of a target, on average. */
  readonly candidates: number;
  readonly features: number;
  readonly shortlistSize: number;
}

/** With less the program itself hardly fits. */
export const leastMemory = 2 ** 30;

/** Taken whatever the number of targets: the program, and the catalogues of a shop with 50,000 products. */
const fixedBytes = 700 * 2 ** 20;
/** Row lists, scores, gradients, label and user of a row, beside its bins. */
const trainingBytes = 48;

/** @returns bytes for raw rows that are kept between their readings */
export function keptRowBytes(maxMemory: number): number {
  return maxMemory / 8;
}

/** @param maxMemory bytes */
export function targetLimits(maxMemory: number, cost: TargetCost): TargetLimits {
  if (maxMemory < leastMemory) {
    throw new TrainingError(
      `Expected at least 1g of memory to train in (--max-memory), got ${maxMemory} bytes.`,
    );
  }
  const { candidates, features, shortlistSize } = cost;
  const inStage1 = candidates * (2 * (features + 8) + trainingBytes);
  const inStage2 = Math.min(candidates, shortlistSize) * (6 * stage2Names.length + trainingBytes);
  const room = maxMemory - keptRowBytes(maxMemory) - fixedBytes;
  const fitting = (share: number, bytes: number) => Math.max(100, Math.floor((room * share) / bytes));
  return {
    training: fitting(0.65, inStage1),
    stage2: fitting(0.15, inStage2),
    validation: fitting(0.2, inStage1 + inStage2),
  };
}

/** The smaller of two limits, each for itself. */
export function atMost(a: TargetLimits, b: TargetLimits): TargetLimits {
  return {
    training: Math.min(a.training, b.training),
    stage2: Math.min(a.stage2, b.stage2),
    validation: Math.min(a.validation, b.validation),
  };
}
