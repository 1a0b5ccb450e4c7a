/**
 * The number of targets that fit into a given amount of memory. Two parts grow with the number of targets:
 *
 *   stage 1    each candidate of a training or validation target is a row of bins, stored by row and by column, plus the
 *              trainer's data per row (src/gbdt/README.md, Memory)
 *   stage 2    each shortlisted candidate is a row of numbers and a row of bins
 *
 * The rest (the program, catalogues of the lags in use, chunks of raw rows) does not depend on the number of targets.
 */
import { stage2Names } from '../recommend/shortlist-rows';
import { TrainingError } from './training-error';

/** Maximum numbers of targets. */
export interface TargetLimits {
  /** For stage 1, all lags together. */
  readonly training: number;
  /** For stage 2. */
  readonly stage2: number;
  readonly validation: number;
}

export interface TargetCost {
  /** Mean number of candidates per target. */
  readonly candidates: number;
  readonly features: number;
  readonly shortlistSize: number;
}

/** With less memory, the program itself hardly fits. */
export const MIN_MEMORY_BYTES = 2 ** 30;

/** Needed for any number of targets: the program, and the catalogues of a shop with 50,000 products. */
const FIXED_BYTES = 700 * 2 ** 20;
/** Row lists, scores, gradients, label and user of a row, in addition to its bins. */
const TRAINER_BYTES_PER_ROW = 48;

/** @returns bytes for raw rows that are kept for the next time that they are read */
export function keptRowBytes(maxMemory: number): number {
  return maxMemory / 8;
}

/** @param maxMemory bytes */
export function targetLimits(maxMemory: number, cost: TargetCost): TargetLimits {
  if (maxMemory < MIN_MEMORY_BYTES) {
    throw new TrainingError(
      `--max-memory: expected at least 1g (${MIN_MEMORY_BYTES} bytes), got ${maxMemory} bytes.`,
    );
  }
  const { candidates, features, shortlistSize } = cost;
  const inStage1 = candidates * (2 * (features + 8) + TRAINER_BYTES_PER_ROW);
  const inStage2 = Math.min(candidates, shortlistSize) * (6 * stage2Names.length + TRAINER_BYTES_PER_ROW);
  const room = maxMemory - keptRowBytes(maxMemory) - FIXED_BYTES;
  const fitting = (share: number, bytes: number) => Math.max(100, Math.floor((room * share) / bytes));
  return {
    training: fitting(0.65, inStage1),
    stage2: fitting(0.15, inStage2),
    validation: fitting(0.2, inStage1 + inStage2),
  };
}

/** The smaller limit of each kind. */
export function smallerLimits(a: TargetLimits, b: TargetLimits): TargetLimits {
  return {
    training: Math.min(a.training, b.training),
    stage2: Math.min(a.stage2, b.stage2),
    validation: Math.min(a.validation, b.validation),
  };
}
