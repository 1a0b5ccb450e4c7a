import type { Baseline } from './baseline';
import { decayedFrequency } from './decayed-frequency';
import { globalFrequency } from './global-frequency';
import { personalFrequency } from './personal-frequency';
import { personalThenGlobalFrequency } from './personal-then-global-frequency';
import { repetitionModule } from './repetition-module';
import { tifuKnn } from './tifu-knn';
import { upCf } from './up-cf';

/** The cheapest baselines, which training reports next to its validation figures. */
export const frequencyBaselines: readonly Baseline[] = Object.freeze([
  globalFrequency,
  personalFrequency,
  personalThenGlobalFrequency,
  decayedFrequency,
]);

/** The baselines of the evaluation. */
export const allBaselines: readonly Baseline[] = Object.freeze([
  ...frequencyBaselines,
  repetitionModule,
  upCf,
  tifuKnn,
]);
