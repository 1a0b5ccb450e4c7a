import { z } from 'zod';

const size = z.int().nonnegative();

/** What serving needs of a model besides its boosters; training writes it into the manifest. */
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
  calibration: z.object({ slope: z.number().positive(), intercept: z.number() }),
  /** Mean number of a basket's products that are not among the candidates, on the validation targets. */
  productsOutside: z.number().nonnegative(),
});

export type ServingSettings = z.infer<typeof servingSettingsSchema>;
