import { z } from 'zod';
import { FINITE_FLOAT32, isFiniteFloat32 } from '../trees/finite-float32';

const size = z.int().nonnegative();

/** What scores are multiplied with or added to; beyond float32 it would make every probability 0 or 1. */
const factor = z.number().refine(isFiniteFloat32, `expected a number that is ${FINITE_FLOAT32}`);

/** What serving needs besides the boosters; training writes it into the manifest. */
export const servingSettingsSchema = z.object({
  /** Candidates that each generator may add to the history. */
  retrieval: z.object({
    userNeighbours: size,
    coPurchase: size,
    transition: size,
    aislePopular: size,
    popular: size,
  }),
  /** Candidates that stage 2 ranks. */
  shortlistSize: z.int().min(100),
  /** Ranking score = stage 1's raw score + this x stage 2's. */
  stage2Weight: z.number().min(0).max(1),
  /** Probability = sigmoid(slope x raw score + intercept), fitted on the validation targets (Platt 1999). */
  calibration: z.object({ slope: factor.positive(), intercept: factor }),
  /**
   * Expected number of basket products that are not among the candidates, per product of the user's mean basket: users
   * with larger baskets also buy more products that retrieval does not find. Measured on the validation targets.
   */
  outsideShare: factor.nonnegative(),
  /** How much that number varies beyond chance (expected-f1.ts); absent in models of earlier releases. */
  outsideDispersion: factor.nonnegative().default(0),
});

export type ServingSettings = z.infer<typeof servingSettingsSchema>;
